"""He or she: by which pronoun a paragraph speaks of the one person that it names; and whether a body speaks of itself as
of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.persons import NAME
from linter.chinese.quotations import unquoted
from linter.document import PLACES, Block, Kind, Part
from linter.rule import BlockCheck, Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_HE = later("(?<![其吉利维排])他(?![们人乡日山国])")
_SHE = later("她(?!们)")
_POSTS = "医|师|员|任|长|记|官|警|工|者|干部|同志|居民|村民|党员|职工|户|兵|理|授|生|事"
_PERSON = later(
    rf"(?:{_POSTS})(?P<name>{NAME})(?=[，、（(]|同志|坚持|始终|主动|连续|连夜|每|先后|自|从|用|把|带|是|在|为|已|家|说|虽|年|扎根)"
)
_OTHERS = later(
    "[爸妈爹娘妻婆]|父亲|母亲|父母|丈夫|爱人|儿子|女儿|孩子|孙[子女]|兄弟|姐姐|妹妹|哥哥|弟弟|老伴|夫妇|夫妻|两人|二人|另一|先生|女士|奶奶|爷爷|老人[家，。说]|患者[，。说]|某某?[，。]"
)
"""Other persons of whom either pronoun may speak."""


class PronounOnce(BlockCheck):
    """A paragraph on one person says 他 or 她 of them, not both. The rarer one is found, both if they are as many. Silent
    where several are named, or relatives, of whom the other pronoun may speak."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("她")

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = unquoted(block.reading)
        he, she = [*_HE.finditer(text)], [*_SHE.finditer(text)]
        if not he or not she or _OTHERS.search(text):
            return
        names = [*_PERSON.finditer(text)]
        one = len({match["name"][:2] for match in names}) == 1
        if not one or min(he[0].start(), she[0].start()) < names[0].start():
            return
        for rarer, other in ((he, "她"), (she, "他")):
            if len(rarer) <= (len(he) + len(she)) / 2:
                yield from (Finding(block.at(*match.span()), {"better": other}) for match in rarer)


_BODIES = "[局院校馆所站队行厂场园社会县区镇乡村]|公司|中心|街道|社区"
_THAT = later(rf"(?:^[\s\u3000]*|[，。；：])(?P<that>该(?P<kind>{_BODIES}))(?=[一-龥])")


class OwnNotThat(PartCheck):
    """A body that calls itself 我局 is no 该局. Left alone where another body of the kind stands before it in the paragraph,
    or in the one above, of which 该局 may be said."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("该")

    def find(self, part: Part) -> Iterator[Finding]:
        heads = "".join(block.reading for block in part.blocks if block.kind in ("title", "signer"))
        blocks = [block for block in part.blocks if block.kind in _KINDS] if not part.annex else []
        above = ""
        for block in blocks:
            text = unquoted(block.reading)
            for match in _THAT.finditer(text) if "该" in text else ():
                kind, before = match["kind"], above + text[: match.start("that")]
                other = re.search(f"(?<![我本该全各])(?:{kind})(?![里内党长])", before)
                if kind in heads and not other and any(f"我{kind}" in each.reading for each in blocks):
                    yield Finding(block.at(*match.span("that")), {"better": f"我{kind}"})
            above = text
