"""What became of customers' questions, for phones and integrations: JSON under /api/questions."""

from pydantic import Field

from floorassist.find import question_queries as questions
from floorassist.find.question_actions import Outcome, count_question
from floorassist.web import access
from floorassist.web.openapi import Api, Body, Told

api = Api("questions")


class EndedQuestion(Body):
    """A customer's words and how the search ended: "answer" (found), "miss" (nothing fitted) or "ask".

    `led_to` is what was found: "item:7" or "spot:b3". Nothing says who asked.
    """

    words: str = Field(min_length=1, max_length=300)
    outcome: Outcome
    led_to: str = Field("", max_length=90, pattern=r"^(item:[1-9][0-9]{0,18}|spot:\S{1,80})?$")
    language: str = Field("", max_length=35, pattern=r"^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$")


class QuestionView(Told):
    """Words that customers use often, how often in the last 30 days, and what they led to."""

    words: str
    count: int
    led_to: str


class QuestionsView(Told):
    """The questions asked most, the most frequent first."""

    questions: list[QuestionView]


@api.post("/questions", body=EndedQuestion)
def count_a_question(body: EndedQuestion) -> None:
    """Count how a customer's question ended; telephone numbers, addresses and long numbers are masked."""
    now = access.now()
    with access.writing() as session:
        count_question(session, body.words, body.outcome, body.led_to, body.language, now=now)


@api.get("/questions/popular", answers=QuestionsView)
def popular_questions() -> QuestionsView:
    """What customers ask most here: questions that were answered at least 3 times in 30 days."""
    with access.reading() as session:
        found = questions.popular_questions(session, now=access.now())
        views = [QuestionView(words=each.words, count=each.count, led_to=each.led_to) for each in found]
        return QuestionsView(questions=views)
