"""Questions: each has a home and one answering actor, and may travel to another ISF and back.

*Vem svarar för vad*: somebody may propose which actor answers; it counts when that actor has said *vi svarar för det* itself,
and until then the question is shown first, as unconfirmed. A question sent on keeps its home: every ISF on its road home is
told how it goes (received, being prepared, sent on, answered, returned unanswered), and the answer returns linked to the
question. Between the ISFs there is a sending in one log and a receipt in the other with the same id; nothing moves.

Source: the *sortering* of questions between levels; MSB during covid-19, reconciling which question is handled where.
"""

from samlad.domain.question.answering import (
    answer,
    close,
    confirm_answering,
    decline_answering,
    propose_answering,
    raise_question,
    return_unanswered,
)
from samlad.domain.question.deeds import QuestionReceived, Stop
from samlad.domain.question.sending import send_on
from samlad.domain.question.state import Question, Sent, State, Status, after, expected_of, parties_of

__all__ = [
    "Question",
    "QuestionReceived",
    "Sent",
    "State",
    "Status",
    "Stop",
    "after",
    "answer",
    "close",
    "confirm_answering",
    "decline_answering",
    "expected_of",
    "parties_of",
    "propose_answering",
    "raise_question",
    "return_unanswered",
    "send_on",
]
