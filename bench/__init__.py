"""What Samlad costs, measured on the real thing. One command each:

    python -m bench.page     python -m bench.write    python -m bench.fanout
    python -m bench.fold     python -m bench.start    python -m bench.bytes

``python -m bench`` runs them all and writes the table into ``docs/performance.md``. CPU is what the server's own process
used, as the kernel counts it; wall is what a clock said, on whatever else the machine was doing then.
"""
