"""What the browser runs: TypeScript and CSS, built into ``dist/`` by ``python -m samlad.client.build``."""
