"""Puts a reading together from the phrase banks and the deck's meanings, part by part."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from models.readings.deck import Card
from prompts.fallback import phrases
from prompts.lengths import LENGTHS
from prompts.schema import Interpretation, Passage, Topic
from worker.fallback.already_read import AlreadyRead, texts_of
from worker.fallback.card_texts import passage_texts
from worker.fallback.fitting import fitting_first, in_tone, of_subject
from worker.fallback.leaning import Lean, lean_of, of_lean, pattern_of, thread_of
from worker.fallback.main_card import FROM_ADVICE, main_card
from worker.fallback.matter import Matter
from worker.fallback.no_question import chance_of
from worker.fallback.subject_rules import AS_USUAL, LEANS, OF_NO_FIELD, OF_NO_TOPIC, goes_with, is_foretold
from worker.fallback.understand.forms import Form, form_of
from worker.fallback.understand.mourning import asked_in_mourning
from worker.fallback.understand.tones import GENTLE, PLAIN, SPEAKS_AS, UNWELL, Tone
from worker.fallback.wording import Wording, smooth
from worker.question import Question

INSIGHTS: Final = 2
MANY_INSIGHTS: Final = 4
"""Of ten cards. A model gives fewer: it may have none that is of use, and the deck's own are all of use."""

_GROUP: Final = {Form.WHY: "cause", **dict.fromkeys(FROM_ADVICE, "advice")}
_WEIGHED: Final[dict[Topic, str]] = {"money": "money", "work": "work", "study": "work"}


class Composer:
    """Composes the answer to a question whose matter is known."""

    def __init__(self, question: Question, matter: Matter) -> None:
        self.cards = question.cards
        self.question = question
        self.words = phrases(question.language)
        self.subject, self.tone, self.topic = matter.subject, matter.tone, matter.topic
        self.name = matter.subject.name if matter.subject else ""
        self.common: Topic = "other" if self.name in OF_NO_TOPIC or not matter.sure else matter.topic
        self.field: Topic = "other" if self.name in OF_NO_FIELD else self.common
        advice = self.words["parts"]["advice_gists"]
        self.form = form_of(question.text, unwell=self.tone in UNWELL or self.name in advice)
        self.lean = LEANS.get(self.name) or lean_of(self.cards)
        self.advised = self.form in {*FROM_ADVICE, Form.BLAME, Form.WHY} and self.name in advice
        self.foretold = self.tone is Tone.WEIGH and (self.advised or is_foretold(self.form, matter.subject))
        self.mourned = asked_in_mourning(question.text) if self.tone is Tone.GRIEF else None
        tones = self.words["tones"]
        self.own: dict[str, Any] = tones.get(SPEAKS_AS.get(self.tone, self.tone), {}) | tones.get(self.tone, {})
        self.said, self.ways = matter.said, matter.ways if self.form is Form.CHOOSE else None
        self.wording = Wording(question.language, matter.about, matter.who, self.cards, matter.said_word, self.ways)
        self.already_read = AlreadyRead(texts_of(question.earlier()), chance_of(question))

    def compose(self) -> Interpretation:
        """The whole reading, or the one text of a follow-up."""
        if self.question.kind == "follow_up":
            return self._follow_up()
        # In the order of reading: what is said first is fresh, and what follows repeats nothing of it.
        return Interpretation(
            valid=True,
            reason="",
            topic=self.topic,
            gist=self._gist(),
            opening=self._opening(),
            cards=[Passage(position=place, text=self._passage(place, card)) for place, card in enumerate(self.cards, 1)],
            together=self._together() if len(self.cards) > 1 else "",
            action=self._action(),
            insights=self._insights(),
            closing=self._closing(),
            questions=self._questions(),
        )

    # The parts of a reading

    def _gist(self) -> str:
        longest = LENGTHS[self.question.language].gist.most
        bank = [one for one in self._gists() if len(self._fill(one)) <= longest]
        return self.already_read.pick(smooth(bank, self._fill), self._fill)

    def _gists(self) -> list[str]:
        """The subject's own first, each only while it is fresh."""
        as_usual = self.subject is not None and self.tone in {self.subject.tone, *AS_USUAL.get(self.subject.tone, ())}
        bank = "advice_gists" if self.advised else "gists"
        if as_usual and (own := self._unread(self.words["parts"][bank].get(self.name, []))):
            return own
        if self.mourned and (own := self._unread(self.own[f"gist_{self.mourned}"])):
            return own
        if self.ways and self.tone in {*PLAIN, Tone.WEIGH} and (own := self._short(self.words["neutral"]["near"]["ways"])):
            return own
        if self.foretold:
            return of_lean(self.words["answers"][self.form], self.lean)
        if self.tone is Tone.WEIGH:
            return list(self.own[f"gist_{self.lean}"])
        if self.tone not in PLAIN:
            return list(self.own["gist"])
        return of_lean(self.words["answers"][self.form], self.lean)

    def _opening(self) -> str:
        """The answer and what it rests on; sympathy comes before it, the mood after it."""
        sympathy = self._unread(self.own.get("opening_after", [])) or self.own.get("opening")
        first = [self.already_read.pick(sympathy, self._fill)] if sympathy and not self.foretold else []
        if self.tone in PLAIN or self.foretold:
            first.append(self.already_read.pick(self._openings(), self._fill))
        more = self.own.get("more") or (self._moods() if self.tone not in GENTLE else [])
        after = self.already_read.fresh(more, self._fill) if more else None
        return " ".join(filter(None, (*first, after)))

    def _openings(self) -> list[str]:
        bank = self.words["openings"][_GROUP.get(self.form, "answer")]
        alone = len(self.cards) == 1 and self.lean is Lean.MIXED and "alone" in bank
        return list(bank["alone"]) if alone else of_lean(bank, self.lean)

    def _moods(self) -> list[str]:
        fits = goes_with(self.question.mood, self.tone)
        return list(self.words["openings"]["moods"].get(self.question.mood, [])) if fits else []

    def _passage(self, place: int, card: Card) -> str:
        """What the card says in its place, then what that means for the matter."""
        fill = partial(self.wording.fill, card=card)
        lead = self.already_read.pick(smooth(self._leads(place), fill), fill)
        return " ".join(filter(None, (lead, self._said(place, card))))

    def _said(self, _place: int, card: Card) -> str | None:
        said = self.already_read.first_fresh(self._of_card(card))
        if said is None and self.tone in GENTLE:
            said = self.already_read.fresh(self._fit(self.words["parts"]["comforts"]["any"]))
        return said

    def _leads(self, place: int) -> list[str]:
        """How a passage begins: it names the place and the card, and in an ordinary reading the card's core."""
        own, spread = self.words["passages"], self.question.spread
        if self.tone not in GENTLE:
            return list(own[spread][place - 1])
        return [lead.replace("{place}", own["gentle"][spread][place - 1]) for lead in own["gentle"]["any"]]

    def _together(self) -> str:
        bank = self.words["passages"]
        said = self.already_read.pick([*self.own.get("together", []), *self._fit(bank["together"][self._thread()])], self._fill)
        pattern = pattern_of(self.cards) if self.tone in PLAIN else None
        more = self.already_read.fresh(bank["patterns"][pattern]) if pattern else None
        return " ".join(filter(None, (said, more)))

    def _thread(self) -> str:
        if self.tone in GENTLE:
            return "gentle"
        if self.tone not in PLAIN and not self.foretold:
            return "careful"
        return thread_of(self.cards)

    def _insights(self) -> list[str]:
        """What is true of such matters, and what a card advises that is not the main one."""
        own = self.own.get("insights", []) if not self.foretold else []
        common = self._fit(self._common_insights())
        advice = self._fit(self._advice()) if self.tone in PLAIN else []
        banks = [own or common, own or common, common, [*advice, *self._fit(self.words["insights"]["calm"])]]
        wanted = MANY_INSIGHTS if len(self.cards) >= 10 else INSIGHTS
        found: list[str] = []
        while len(found) < wanted and (one := next(filter(None, map(self.already_read.fresh, banks[len(found) % 2 :])), None)):
            found.append(one)
        return found

    def _common_insights(self) -> list[str]:
        return list(self.words["insights"]["calm" if self.tone in GENTLE else self.common])

    def _advice(self) -> list[str]:
        main = self._main()
        others = [card for card in self.cards if card != main] or [main]
        return [self.wording.polite(self.wording.facing(card).advice, gently=True) for card in others]

    def _action(self) -> str:
        return self.already_read.pick(self._actions(), self._fill)

    def _actions(self) -> list[str]:
        """What fits the subject first; then what fits the tone or the topic; each only while it is fresh."""
        actions = self.words["actions"]
        as_usual = self.subject is not None and self.tone in {self.subject.tone, *PLAIN, Tone.WEIGH, Tone.OWN_ILLNESS}
        of_subject = actions["subjects"].get(self.subject.name, []) if self.subject and as_usual else []
        if known := self._unread(of_subject):
            return known
        if self.mourned and (own := self._unread(self.own[f"action_{self.mourned}"])):
            return own
        if self.tone not in PLAIN and self.tone is not Tone.WEIGH:
            return ([] if of_subject else self._unread(self.own["action"])) or self._fit(actions["calm"]["any"])
        if self.tone is Tone.WEIGH:
            return list(self.own[f"action_{_WEIGHED.get(self.topic, 'life')}"])
        return (
            self._unread(self._fit(actions[self.topic])) or self._unread(self._fit(actions["self"])) or list(actions[self.topic])
        )

    def _unread(self, bank: Sequence[str]) -> list[str]:
        return [template for template in bank if self.already_read.is_fresh(self._fill(template))]

    def _short(self, bank: Sequence[str]) -> list[str]:
        """The unread ones that are no longer than a headline may be."""
        longest = LENGTHS[self.question.language].gist.most
        return [template for template in self._unread(bank) if len(self._fill(template)) <= longest]

    def _fit(self, texts: Sequence[str]) -> list[str]:
        """Those that suit the subject and the tone."""
        language = self.question.language
        return in_tone(of_subject(texts, self.name or None, language), self.tone, language)

    def _of_card(self, card: Card) -> list[str]:
        language, texts = self.question.language, passage_texts(self.wording, card, self.field, self.tone)
        return in_tone(fitting_first(texts, self.name or None, language), self.tone, language)

    def _closing(self) -> str:
        bank = self.words["endings"]["closings"]
        kind = "gentle" if self.tone in GENTLE or self.tone is Tone.WEARY else "light" if self.tone is Tone.LIGHT else "plain"
        return self.already_read.fresh(self._fit([*self.own.get("closings", []), *bank[kind]])) or ""

    def _questions(self) -> list[str]:
        bank = self.words["endings"]["questions"]
        first = self._fit(self.own.get("questions") or bank["gentle" if self.tone in GENTLE else self.common])
        second = self._fit(bank["gentle" if self.tone in GENTLE else "general"])
        return [
            self.already_read.fresh(first) or self.already_read.pick(second),
            self.already_read.fresh(second) or self.already_read.pick(first),
        ]

    def _follow_up(self) -> Interpretation:
        """One short text: the answer, the card of the same spread that it comes from, what it says, and something to do."""
        card = chance_of(self.question).choice(list(self.cards))
        follow_up = self.words["parts"]["follow_up"]
        gist = self._gist()
        first = self.already_read.pick(self.own["opening"], self._fill) if self.tone in GENTLE else ""
        lead = self.already_read.pick(follow_up["openings"], lambda template: self.wording.fill(template, card))
        said = self._said(self.cards.index(card) + 1, card) or ""
        action = self._action()
        answer = " ".join(filter(None, (first, gist, lead, said, action)))
        return Interpretation(
            valid=True,
            reason="",
            topic=self.topic,
            gist=gist,
            opening=answer,
            cards=[],
            together="",
            insights=[],
            action="",
            questions=[],
        )

    def _fill(self, template: str) -> str:
        return self.wording.fill(template, self._main())

    def _main(self) -> Card:
        return main_card(self.form, self.question.spread, self.cards)
