"""Tables, pasted with tabs or in Markdown: rows of one length, totals, filled columns, rows with figures of their own,
and the paragraph that leads to one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, permutations, takewhile
from operator import itemgetter

from linter.checks.numbering.sequences import breaks
from linter.chinese.amounts import SCALES, Amount, amounts, plain
from linter.chinese.expressions import later
from linter.chinese.slips import mistyped
from linter.document import PLACES, Block, Document, Kind, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import DocumentCheck, Finding

_PIPE = later(r"(?<!\\)\|")
_BETWEEN = " \t\u3000|:-*_\r\n"
"""What may stand between two rows."""
_FIGURE = later(
    r"[+-]?(?P<value>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
    r"(?P<unit>[%％]|[万亿]?(?:人次|[元人户名个家件次亩吨处辆台套间所条份期场]|公里|平方米)?)"
)
_TOTAL = later(r"(?:[总合共][\s\u3000]*计|总数|全[县市区镇乡校局省国](?:合计|总计)?)(?:[（(][^）)]*[）)])?$")
_SUBTOTAL = later(r"小[\s\u3000]*计")
_INSIDE = later(r"其中|[#＃]|^(?:含|包括)")
_NUMBERED = later(
    r"(?P<top>[一二三四五六七八九十]{1,3}、)|(?P<deep>[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])"
)
_NOTE = later(r"备[\s\u3000]*注|注[：:]|说明|(?:填表|制表|审核|填报)[^\d]{0,4}[：:]")
_BREAK = later(r"\d{1,2}[:：]\d{2}|[上下]午|中午|晚上")
"""A break in a programme takes no place and no speaker."""
_SUM = later(r"(?:[总合共小][\s\u3000]*计|总(?:数|人数|数量|金额|额))(?:[（(][^）)]*[）)])?$")
_NOT_ADDED = later(
    r"率|均|序号|编号|名次|排[名序]|年[份度龄]|电话|单价|标准|增[长幅速]|[同环]比|得分|分数|指数|温度|日期|时间|比上年|倍|号$"
)
_SHARE = later(r"占比|比例|比重|构成|所占")
_LEAST_ROWS = 3
_LEAST_ALIKE = 4
_HEAD_ROWS = 2
_LABELS = 2
"""A total is named in one of the first cells of its row."""
_CLOSE = Decimal("1.5")
"""What is further from the sum than by this factor is no sum."""


class Cell(NamedTuple):
    """`span` is that of its text in the document; `value` is None unless it holds a figure and nothing else, but for
    a unit."""

    text: str
    span: Span
    value: Decimal | None = None
    unit: str = ""

    @property
    def is_share(self) -> bool:
        return self.unit in ("%", "％")

    @property
    def size(self) -> Decimal:
        """The figure, 0 where there is none."""
        return self.value or Decimal(0)

    @property
    def step(self) -> Decimal:
        """What one in the last digit counts."""
        return Decimal(1).scaleb(min(int(self.size.as_tuple().exponent), 0))


class Row(NamedTuple):
    """One line of a table."""

    block: Block
    cells: tuple[Cell, ...]

    @property
    def label(self) -> str:
        return "".join(cell.text for cell in self.cells[:_LABELS] if cell.value is None)

    @property
    def is_total(self) -> bool:
        return any(_TOTAL.match(cell.text) for cell in self.cells[:_LABELS])

    @property
    def is_heading(self) -> bool:
        """One cell alone is filled: it heads the rows below."""
        return sum(cell.text != "" for cell in self.cells) == 1

    @property
    def is_subtotal(self) -> bool:
        return any(_SUBTOTAL.search(cell.text) for cell in self.cells[:_LABELS])


@frozen
class Table:
    """Rows that follow one another."""

    rows: tuple[Row, ...]

    @cached_property
    def width(self) -> int:
        """How many cells most rows have; 0 when they have no number in common."""
        counts = Counter(len(row.cells) for row in self.rows if not row.is_heading)
        width, often = counts.most_common(1)[0] if counts else (0, 0)
        return width if width > 1 and 5 * often >= 3 * counts.total() else 0

    @cached_property
    def odd(self) -> tuple[Row, ...]:
        """The rows with another number of cells. Head rows, totals and notes may have fewer."""
        rows = self.rows if self.width else ()
        return tuple(
            row
            for index, row in enumerate(rows)
            if not (row.is_heading or self._fits(row) or self._merged(index))
        )

    def _fits(self, row: Row) -> bool:
        """An empty remark at the end may have been trimmed."""
        missing = self.width - len(row.cells)
        return missing == 0 or (missing == 1 and _NOTE.match(self.rows[0].cells[-1].text) is not None)

    def _merged(self, index: int) -> bool:
        row = self.rows[index]
        shorter = len(row.cells) < self.width
        return shorter and (
            index < _HEAD_ROWS
            or row.is_total
            or row.is_subtotal
            or _NOTE.match(row.label) is not None
            or (len(row.cells) == _LABELS and _BREAK.match(row.label) is not None)
        )

    @cached_property
    def body(self) -> tuple[Row, ...]:
        """The rows from the first with a figure on, in a table whose rows are all of one length."""
        if not self.width or self.odd:
            return ()
        start = next((i for i, row in enumerate(self.rows) if any(c.value is not None for c in row.cells)), 0)
        rows = [
            row
            for row in self.rows[start:]
            if self._fits(row) and not (row.is_heading or _NOTE.match(row.label))
        ]
        empty = Cell("", Span(0, 0))
        return tuple(row._replace(cells=(*row.cells, empty)[: self.width]) for row in rows)

    def group(self, row: Row) -> tuple[Row, ...]:
        """The rows of the body under the same heading."""
        headed = [other.block.span.start for other in self.rows if other.is_heading]
        at = bisect_right(headed, row.block.span.start)
        return tuple(other for other in self.body if bisect_right(headed, other.block.span.start) == at)

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """The columns with a figure in every row of the body."""
        return tuple(i for i in range(self.width) if all(row.cells[i].value is not None for row in self.body))

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns."""
        first = self.body[0].block if self.body else None
        above = [
            row
            for row in takewhile(lambda row: row.block is not first, self.rows)
            if len(row.cells) == self.width and not row.is_heading
        ]
        return tuple("".join(row.cells[i].text for row in above) for i in range(self.width))

    @property
    def plain(self) -> bool:
        """Whether no row is a part of another: 其中, or （一） below 一、."""
        labels = [row.label for row in self.rows]
        levels = {bool(match["deep"]) for label in labels if (match := _NUMBERED.match(label))}
        return len(levels) < 2 and not any(map(_INSIDE.search, labels))


@lru_cache(maxsize=2)
def tables(document: Document) -> tuple[Table, ...]:
    found: list[list[Row]] = []
    last: Block | None = None
    for block in document.blocks:
        if block.kind == "cell":
            between = document.text[last.span.end : block.span.start] if last else ""
            if last is None or between.strip(_BETWEEN) or between.count("\n") > 2:
                found.append([])
            found[-1].append(_row(document, block))
            last = block
    return tuple(Table(tuple(rows)) for rows in found if len(rows) >= _LEAST_ROWS)


def _row(document: Document, block: Block) -> Row:
    """The cells of a row, empty ones at its ends included."""
    line = document.line_span(document.position(block.span.start)[0])
    text = document.text[line.start : line.end]
    if "\t" in text:
        pieces, start = text.split("\t"), line.start
    else:
        bare = text.strip().removeprefix("|").removesuffix("|")
        pieces, start = _PIPE.split(bare), line.start + text.index(bare)
    cells = []
    for piece in pieces:
        cells.append(_cell(piece, start))
        start += len(piece) + 1
    return Row(block, tuple(cells))


def _cell(piece: str, start: int) -> Cell:
    text = piece.strip(" \u3000*")
    span = Span(start + (piece.index(text) if text else 0), 0)
    span = Span(span.start, span.start + len(text))
    match = _FIGURE.fullmatch(text)
    if match is None:
        return Cell(text, span)
    sign = "-" if text.startswith("-") else ""
    return Cell(text, span, Decimal(sign + match["value"].replace(",", "")), match["unit"])


class TableCheck(DocumentCheck):
    """Looks at documents that have tables."""

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(("cell",))


class RowsAlike(TableCheck):
    """The rows of a table have the same number of cells. Many odd ones are cells of several lines."""

    def find(self, document: Document) -> Iterator[Finding]:
        for table in tables(document):
            few = len(table.odd) <= max(2, len(table.rows) // 5)
            for row in table.odd if few else ():
                values = {"count": str(len(row.cells)), "columns": str(table.width)}
                yield Finding(row.block.span, values)


_SERIAL = later(r"(?:序[\s\u3000]*号?|编号|No\.?|项次|次序)?$|序[\s\u3000]*号")


class RowsNumbered(TableCheck):
    """The rows of a table whose first column counts them, 序号 by name or without one, are counted through. Many breaks
    are another kind of number; groups of rows may each begin at 1."""

    def find(self, document: Document) -> Iterator[Finding]:
        for table in tables(document):
            counted = [row.cells[0] for row in table.rows if row.cells[0].text.isdecimal()]
            values = [int(cell.text) for cell in counted]
            named = _SERIAL.match(table.rows[0].cells[0].text)
            if len(values) < _LEAST_ROWS or values[0] != 1 or not named:
                continue
            wrong = [index for index in breaks(values) if values[index] != 1]
            for index in wrong if len(wrong) <= max(1, len(values) // _LEAST_ALIKE) else ():
                yield Finding(counted[index].span, {"before": str(values[index - 1])})


class TotalsAddUp(TableCheck):
    """A total at the foot or the head of a table is the sum of its rows, a subtotal that of the rows beside it, and
    shares make 100 %. Silent where a cell is empty, where rows are parts of others, and in columns of rates."""

    def find(self, document: Document) -> Iterator[Finding]:
        for table in tables(document):
            for column in range(table.width if table.body and table.plain else 0):
                if not _NOT_ADDED.search(table.heads[column]):
                    yield from _totals(table, column)


def _totals(table: Table, column: int) -> Iterator[Finding]:
    rows = table.body
    totals = [row for row in rows if row.is_total]
    if len(totals) == 1:
        subtotals = [row.cells[column] for row in rows if row.is_subtotal]
        parts = [row.cells[column] for row in rows if not row.is_total and not row.is_subtotal]
        group = [row.cells[column] for row in table.group(totals[0]) if row is not totals[0]]
        groups = [group for group in (parts, subtotals, group) if group]
        yield from _compared(table, column, totals[0].cells[column], groups)
    for index, row in enumerate(rows):
        if row.is_subtotal:
            above = [other.cells[column] for other in _beside(rows[:index][::-1])]
            below = [other.cells[column] for other in _beside(rows[index + 1 :])]
            yield from _compared(table, column, row.cells[column], [above, below])


def _beside(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows up to the next total."""
    for row in rows:
        if row.is_total or row.is_subtotal:
            return
        yield row


def _compared(table: Table, column: int, total: Cell, groups: list[list[Cell]]) -> Iterator[Finding]:
    """A total against the sums that it may be; the first is the one to name."""
    cells = [total, *chain.from_iterable(groups)]
    if any(cell.value is None or cell.unit != total.unit for cell in cells):
        return
    if total.is_share and not _SHARE.search(table.heads[column]):
        return
    sums = [_added(group) for group in groups if len(group) > 1]
    value = total.value or Decimal(0)
    if not sums or any(abs(value - whole) <= _slack([*group, total]) for whole, group in sums):
        return
    whole = sums[0][0]
    if whole > 0 and whole / _CLOSE <= value <= whole * _CLOSE:
        yield Finding(total.span, {"sum": f"{whole:f}{total.unit}"})


def _added(cells: list[Cell]) -> tuple[Decimal, list[Cell]]:
    return sum((cell.value or Decimal(0) for cell in cells), Decimal(0)), cells


def _slack(cells: Sequence[Cell]) -> Decimal:
    """By how much a sum of rounded figures may miss; whole numbers are counted and miss by nothing."""
    places = max(-int((cell.value or Decimal(0)).as_tuple().exponent) for cell in cells)
    return Decimal(len(cells)).scaleb(-places) / 2 if places else Decimal(0)


class RowSumsAddUp(TableCheck):
    """The column 合计 is the sum of the other columns in every row, 结余 the difference of two of them, 金额 the product of
    数量 and 单价, and 完成率 the share of one in another, if it is so in most; 全年 the sum of 上半年 and 下半年, or of four
    quarters."""

    def find(self, document: Document) -> Iterator[Finding]:
        for table in tables(document):
            sums = [i for i, head in enumerate(table.heads if table.body else ()) if _SUM.search(head)]
            if year := _year_of(table):
                yield from _year_sums(table, *year)
            elif len(sums) == 1:
                yield from _row_sums(table, sums[0])
            else:
                yield from _row_differences(table)
            yield from _row_products(table) if table.body else ()
            yield from _row_shares(table) if table.body else ()


_YEAR = later("(?:全年|年度)(?:[合总累]计)?|[合总累]计")
_PERIODS = (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))


def _year_of(table: Table) -> tuple[int, tuple[int, ...]] | None:
    """The column of the year, and those of its halves or quarters."""
    heads = [_BRACKETED.sub("", head).strip().removeprefix("第") for head in table.heads if table.body]
    years = [index for index, head in enumerate(heads) if _YEAR.fullmatch(head)]
    for names in _PERIODS:
        if len(years) == 1 and all(heads.count(name) == 1 for name in names):
            return years[0], tuple(map(heads.index, names))
    return None


def _year_sums(table: Table, column: int, parts: tuple[int, ...]) -> Iterator[Finding]:
    for row in table.body:
        if not _NOT_ADDED.search(row.label):
            yield from _compared(table, column, row.cells[column], [[row.cells[index] for index in parts]])


def _row_sums(table: Table, column: int) -> Iterator[Finding]:
    parts = [
        index
        for index in table.numeric
        if index != column
        and not _NOT_ADDED.search(table.heads[index])
        and not _SHARE.search(table.heads[index])
    ]
    if len(parts) < 2 or column not in table.numeric:
        return
    wrong = []
    for row in table.body:
        whole, cells = _added([row.cells[index] for index in parts])
        total = row.cells[column]
        if abs(whole - (total.value or Decimal(0))) > _slack([*cells, total]):
            wrong.append(Finding(total.span, {"sum": f"{whole:f}{total.unit}"}))
    if _mostly_right(table.body, wrong):
        yield from wrong


def _mostly_right(rows: Sequence[object], wrong: Sequence[Finding]) -> bool:
    return len(rows) - len(wrong) >= max(2, 2 * len(wrong))


_DIFFERENCE = later(r"结余|余额|节余|差额|净[增收利]|剩余|缺口|增减|未[完整办]|尚[未欠]|盈亏|利润")
_MOST_COLUMNS = 8


def _row_differences(table: Table) -> Iterator[Finding]:
    """Income, cost, balance: the column that is the one less the other."""
    if not table.body or not table.width <= _MOST_COLUMNS:
        return
    for column in table.numeric:
        if not _DIFFERENCE.search(table.heads[column]):
            continue
        for whole, part in permutations([i for i in table.numeric if i != column], 2):
            wrong = list(_wrong_differences(table, whole, part, column))
            if _mostly_right(table.body, wrong):
                yield from wrong
                break


def _wrong_differences(table: Table, whole: int, part: int, column: int) -> Iterator[Finding]:
    for row in table.body:
        cells = [row.cells[index] for index in (whole, part, column)]
        values = [cell.value or Decimal(0) for cell in cells]
        left = values[0] - values[1]
        if abs(left - values[2]) > _slack(cells):
            yield Finding(cells[2].span, {"sum": f"{left:f}{cells[2].unit}"})


_COUNT_HEAD = later("数量|工程量|面积|[台套个件次天]数$")
_PRICE_HEAD = later("单价|均价")
_COST_HEAD = later("金额|小计|[合总]计|总[价额]|预算|费用|经费")
_ORDERS = (0, -4, 4)
"""A price in 元 and a cost in 万元, or the other way round."""


def _row_products(table: Table) -> Iterator[Finding]:
    """So many at such a price: what they cost, whatever else the table holds."""
    heads = [_BRACKETED.sub("", head) for head in table.heads]
    named = [
        [index for index, head in enumerate(heads) if words.search(head)]
        for words in (_COUNT_HEAD, _PRICE_HEAD, _COST_HEAD)
    ]
    columns = tuple(chain.from_iterable(named))
    if len({*columns}) == len(columns) == len(named) and all(named):
        rows = _filled(table, columns)
        for order in _ORDERS:
            made = [(a.size * b.size).scaleb(order) for a, b, _ in rows]
            wrong = [
                Finding(told.span, {"sum": f"{plain(result)}{told.unit}"})
                for (_, _, told), result in zip(rows, made, strict=True)
                if abs(result - told.size) > (told.step if told.step < 1 else Decimal(result % 1 != 0))
            ]
            if _mostly_right(rows, wrong):
                yield from wrong


_RATE_HEAD = later("率$|占比|比例$|进度$")
_HUNDRED = Decimal(100)


def _row_shares(table: Table) -> Iterator[Finding]:
    """How much there is, what of it is done, and how many percent that is. A digit that makes the share right is wrong
    where it stands."""
    rates = [i for i in table.numeric if _RATE_HEAD.search(_BRACKETED.sub("", table.heads[i]))]
    if not rates or table.width > _MOST_COLUMNS:
        return
    columns = [i for i in table.numeric if i not in rates]
    untold = {finding.span for column in columns for finding in _totals(table, column)}
    for rate in rates:
        for whole, part in permutations(columns, 2):
            rows = _filled(table, (whole, part, rate))
            rows = [cells for cells in rows if untold.isdisjoint(cell.span for cell in cells)]
            wrong = [_wrong_share(*cells) for cells in rows if not _is_share(*cells)]
            if _mostly_right(rows, wrong):
                yield from wrong
                break


def _is_share(whole: Cell, part: Cell, rate: Cell) -> bool:
    rounded = sum(cell.step / cell.size / 2 for cell in (whole, part) if cell.step < 1)
    result = part.size * _HUNDRED / whole.size
    return abs(result - rate.size) <= rate.step + result * rounded


def _wrong_share(whole: Cell, part: Cell, rate: Cell) -> Finding:
    wanted = whole.size * rate.size / _HUNDRED
    slack = whole.size * rate.step / _HUNDRED
    if part.value != wanted and mistyped(wanted - slack, wanted + slack, plain(part.size)):
        places = -int(part.step.adjusted())
        return Finding(part.span, {"sum": f"{round(wanted, places)}{part.unit}"})
    return Finding(rate.span, {"sum": f"{round(part.size * _HUNDRED / whole.size, 1)}{rate.unit}"})


def _filled(table: Table, columns: Sequence[int]) -> list[tuple[Cell, Cell, Cell]]:
    """The cells of three columns in the rows that have a figure in each."""
    rows = (tuple(row.cells[index] for index in columns) for row in table.body)
    return [(a, b, c) for a, b, c in rows if a.value and b.value and c.value]


_UNIT_OF_HEAD = later(
    r"(?:单位[:：]\s*|[（(])(?P<order>万|亿)?(?P<unit>[元吨亩人户个家件名次台辆所处条份套米]|公里|平方米)"
)
_COUNTED_BY_HEAD = later(r"(?P<unit>[户人件])(?:次)?数(?:量)?$")
_CAPTION = later(r"[\s\u3000]*(?:附?表|[（(]?单位[:：])")
_SPLIT = later(r"[（(，,]?(?:含|其中|不含|包括|另|扣除|除)")
"""Of a sum told with a part of it, the table may hold the rest."""
_POINTS_TO_TABLE = later("表|如下|[:：]$")
_OTHER_TIME = later(r"(?:上年|去年|同期|[比较])[^，。；、\d]{0,8}$")
_WHOLE_WORDS = later(r"总|共|全|合计|任务|概算|预算")
_SET = later(r"任务|计划|预算|概算|下达|目标")
_AIMS = ("任务", "目标")
"""完成年度任务14亿元的107.9%: beside what was done, and not in the table."""
_DONE = later(r"实际|完成情况|执行情况|实有|进度|决算")
"""What is set beforehand is not what the table of the outcome says."""
_NEAR_TOTAL = Decimal("0.1")
_LEADS = PLACES["body"] | PLACES["heading"]
_ABOVE = 3
"""The paragraph that leads to a table stands so many blocks above it at most, captions between them."""


class TableTold(TableCheck):
    """The figures of the paragraph that leads to a table are those of the table: a total beside its 合计, and what a
    column names, in which no two digits are exchanged."""

    def find(self, document: Document) -> Iterator[Finding]:
        places = {block.span.start: n for n, block in enumerate(document.blocks)} if tables(document) else {}
        for table in tables(document):
            lead, caption = _leading(document, places[table.rows[0].block.span.start])
            columns = list(_columns(table, caption)) if lead and table.body else []
            if lead is None or not columns:
                continue
            for amount in amounts(lead.reading):
                words = lead.reading[max(amount.start - 16, 0) : amount.start]
                behind = lead.reading[amount.end : amount.end + 24]
                if amount.value and not (_OTHER_TIME.search(words) or _SPLIT.match(behind)):
                    own = [column for column in columns if amount.text.endswith(column.unit)]
                    yield from _told_otherwise(lead, amount, words.rstrip("为达到约"), own)


class _Column(NamedTuple):
    """Cells in one unit: `order` is what one of its figures counts; `total` is the cell of the row 合计."""

    head: str
    unit: str
    order: Decimal
    parts: tuple[Cell, ...]
    total: Cell | None

    def size(self, cell: Cell) -> Decimal:
        return (cell.value or Decimal(0)) * self.order

    @property
    def sizes(self) -> list[Decimal]:
        """Of all cells, and of the parts together."""
        sizes = [self.size(cell) for cell in self.parts]
        return [*sizes, sum(sizes, Decimal(0)), *([self.size(self.total)] if self.total else [])]


def _columns(table: Table, caption: str) -> Iterator[_Column]:
    for index, head in enumerate(table.heads):
        match = _UNIT_OF_HEAD.search(head) or _COUNTED_BY_HEAD.search(head) or _UNIT_OF_HEAD.search(caption)
        if match and not _NOT_ADDED.search(head):
            totals = [row.cells[index] for row in table.body if row.is_total]
            parts = tuple(row.cells[index] for row in table.body if not row.is_total)
            order = SCALES[match.groupdict().get("order") or ""]
            total = totals[0] if len(totals) == 1 and totals[0].value else None
            yield _Column(_BRACKETED.sub("", head), match["unit"], order, parts, total)


def _leading(document: Document, at: int) -> tuple[Block | None, str]:
    """The paragraph before a table at a block's index that points to it, and the captions between them."""
    caption = ""
    for block in document.blocks[max(at - _ABOVE, 0) : at][::-1]:
        if _CAPTION.match(block.reading):
            caption += block.reading
        elif block.kind in _LEADS and _POINTS_TO_TABLE.search(block.reading):
            return block, caption
        else:
            break
    return None, caption


def _told_otherwise(lead: Block, amount: Amount, words: str, columns: Sequence[_Column]) -> Iterator[Finding]:
    value = amount.value or Decimal(0)
    if any(value == size for column in columns for size in column.sizes):
        return
    span = lead.at(amount.start, amount.end)
    totals = [
        (abs(value - column.size(column.total)), column.total, column) for column in columns if column.total
    ]
    gap, total, nearest = min(totals, key=itemgetter(0), default=(value, None, None))
    if total and nearest and amount.step < gap <= nearest.size(total) * _NEAR_TOTAL:
        told = any(a.value == nearest.size(total) for a in amounts(lead.reading))
        told = told or (
            _SET.search(words) is not None
            and (_DONE.search(lead.reading) is not None or words.endswith(_AIMS))
        )
        if _WHOLE_WORDS.search(words) and not told:
            yield Finding(span, {"cell": total.text})
        return
    for column in columns:
        if len(column.head) < 2 or not words.endswith(column.head):
            continue
        twins = [cell for cell in column.parts if _exchanged(value / column.order, cell.value or Decimal(0))]
        if len(twins) == 1:
            yield Finding(span, {"cell": twins[0].text})
            yield Finding(twins[0].span, {"cell": amount.text})


_BRACKETED = later(r"[（(][^）)]*[）)]")


def _exchanged(one: Decimal, other: Decimal) -> bool:
    """The same digits, two of them exchanged."""
    a, b = plain(one), plain(other)
    return a != b and len(a) == len(b) > 2 and sorted(a) == sorted(b) and sum(map(str.__ne__, a, b)) == 2


_LEAST_FILLED = 3
_PRICE = later("单价|规格|标准")
"""A work that is paid at a lump has none."""


class CellsFilled(TableCheck):
    """A column in which every other row, three and more, has a figure lacks none in one row."""

    def find(self, document: Document) -> Iterator[Finding]:
        for table in tables(document):
            for index, head in enumerate(table.heads if len(table.body) > _LEAST_FILLED else ()):
                if _PRICE.search(head):
                    continue
                cells = [(row, row.cells[index]) for row in table.body]
                empty = [row for row, cell in cells if not cell.text]
                figures = sum(cell.value is not None for _, cell in cells)
                if len(empty) == 1 and figures == len(cells) - 1 and not empty[0].is_total:
                    yield Finding(empty[0].block.span, {"head": head or "数字"})


class RowsDiffer(TableCheck):
    """No two rows of a table have the same figures, four and more; small and round ones may well be the same."""

    def find(self, document: Document) -> Iterator[Finding]:
        for table in tables(document):
            known: dict[tuple[Decimal, ...], Row] = {}
            for row in table.rows:
                values = _own_values(table, row)
                if len(values) < _LEAST_ALIKE or _digits({*values}) < _LEAST_DIGITS:
                    continue
                twin = known.setdefault(values, row)
                if twin.label != row.label and not (row.is_total or twin.is_total):
                    line, _ = document.position(twin.block.span.start)
                    yield Finding(row.block.span, {"line": str(line)})


_LEAST_DIGITS = 8
"""Of 3, 22, 880 and 7.0 only six digits tell; two streets may have these."""


def _digits(values: set[Decimal]) -> int:
    """The digits of different figures but for the zeros at their ends."""
    return sum(len(value.normalize().as_tuple().digits) for value in values)


def _own_values(table: Table, row: Row) -> tuple[Decimal, ...]:
    """The figures of a row, but for its number."""
    named = zip(table.rows[0].cells, row.cells, strict=False)
    return tuple(
        cell.value for head, cell in named if cell.value is not None and not _GRANTED.search(head.text)
    )


_GRANTED = later("号|工资|薪|津贴|补贴|绩效|单价|标准|限价|学分|学时|课时|分值|系数")
"""Numbers, and what many get alike."""
