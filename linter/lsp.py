"""The language server: what is found in the drafts that an editor has open, told while they are written, with fixes.

Speaks the Language Server Protocol 3.17 over standard input and output; needs pygls. The protocol counts lines from 0
and columns in UTF-16 unless the client asks for another unit; only this module knows.
"""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from linter import __version__, catalog
from linter.chinese.marks import quoted
from linter.command import language
from linter.config import forget
from linter.diagnostic import Diagnostic, Edit, Result, Severity
from linter.document import Document, Span, Words
from linter.errors import DraftlintError
from linter.fix import edits
from linter.frozen import NamedTuple
from linter.readers import read
from linter.session import Choice, Session

PAUSE = 0.3
"""Seconds without a key before a draft is looked at again."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_FIX, _FIX_ALL = types.CodeActionKind.QuickFix.value, f"{types.CodeActionKind.SourceFixAll.value}.draftlint"
_WATCHED = "**/*.yaml"
"""Configurations and rules."""

_TEXTS = {
    "replace": Words("改为{text}", "Change to {text}"),
    "delete": Words("删除“{found}”", "Delete “{found}”"),
    "fix": Words("修改", "Fix"),
    "look": Words("（须人工核对）", " (have a look at the result)"),
    "all": Words(
        "修改所有可以自动修改的地方（{count}处）", "Fix all that can be fixed automatically ({count})"
    ),
    "ignore": Words("在这一段忽略{rule}", "Ignore {rule} in this paragraph"),
    "fault": Words("draftlint自身出错：{reason}", "draftlint itself failed: {reason}"),
}


class Draft(NamedTuple):
    """An open draft as last looked at. `told` are the findings of its `result` in the editor's terms, in the same
    order, or why it could not be looked at; `result` is None then, and where the configuration leaves it out."""

    version: int | None
    told: list[types.Diagnostic]
    result: Result | None = None


class Server(LanguageServer):
    """Drafts are looked at one after the other, beside the thread that talks with the editor. `lang` None: what the
    configuration, the editor or the environment says, in this order."""

    def __init__(self, lang: str | None) -> None:
        super().__init__("draftlint", __version__, types.TextDocumentSyncKind.Full)
        self.lang = lang or "zh"
        self._chosen = lang
        self._session: Session | None = None
        self._desk = ThreadPoolExecutor(1)
        self._drafts: dict[str, Draft] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def begin(self, locale: str) -> None:
        """Settles the language once it is known for which folder an editor asks."""
        self.lang = self._chosen or language(self._root(), None, locale)

    def changed(self, uri: str, pause: float = PAUSE) -> None:
        """Looks at a draft when nothing happens to it for a while."""
        self._rest(uri)
        self._waiting[uri] = asyncio.create_task(self._look(uri, pause))

    def closed(self, uri: str) -> None:
        self._rest(uri)
        self._drafts.pop(uri, None)
        self._publish(uri, Draft(None, []))

    def reread(self) -> None:
        """Follows configurations, rules and baselines as they are now."""
        forget()
        self._session = None
        self._drafts.clear()
        for uri in self.workspace.text_documents:
            self.changed(uri, 0)

    async def draft(self, uri: str) -> Draft:
        """An open draft as it is now, told to the editor if it was not yet."""
        version = self.workspace.get_text_document(uri).version
        if uri not in self._drafts or self._drafts[uri].version != version:
            self._rest(uri)  # what waits for a pause need not look again
            await self._look(uri, 0)
        return self._drafts[uri]

    def rule_text(self, path: str, name: str) -> str:
        """A rule that holds for a draft, explained in Markdown."""
        assert self._session
        rules = self._session.linter(path).linter.ruleset.rules
        return next(catalog.note(rule, self.lang) for rule in rules if rule.id == name)

    def text(self, key: str, **values: object) -> str:
        return _TEXTS[key].within(self.lang).format(**values)

    def range(self, document: Document, span: Span) -> types.Range:
        return types.Range(*(self._position(document, offset) for offset in span))

    def _position(self, document: Document, offset: int) -> types.Position:
        line, column = document.position(offset)
        before = document.text[offset - column + 1 : offset]
        return types.Position(line - 1, self.workspace.position_codec.client_num_units(before))

    def _root(self) -> str:
        return self.workspace.root_path or os.curdir

    def _path(self, uri: str) -> str:
        """That of a file, or one where the configuration holds and of the draft's kind, for what is in none."""
        if path := to_fs_path(uri):
            return path
        markdown = self.workspace.get_text_document(uri).language_id == "markdown"
        return os.path.join(self._root(), "draft.md" if markdown else "draft.txt")

    def _rest(self, uri: str) -> None:
        if task := self._waiting.pop(uri, None):
            task.cancel()

    async def _look(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        source, loop = self.workspace.get_text_document(uri), asyncio.get_running_loop()
        path, text, version = self._path(uri), source.source, source.version
        draft = await loop.run_in_executor(self._desk, self._looked, path, text, version)
        self._drafts[uri] = draft
        self._publish(uri, draft)

    def _publish(self, uri: str, draft: Draft) -> None:
        told = types.PublishDiagnosticsParams(uri, draft.told, draft.version)
        self.text_document_publish_diagnostics(told)

    def _looked(self, path: str, text: str, version: int | None) -> Draft:
        try:
            session = self._session = self._session or Session(Choice(lang=self.lang))
            if session.config(path).ignores(Path(path)):
                return Draft(version, [])
            result = session.linter(path).lint(read(path, text.encode("utf-8", "replace")))
        except DraftlintError as error:
            return Draft(version, [self._failure(error.told(self.lang))])
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            return Draft(version, [self._failure(self.text("fault", reason=reason))])
        told = [self._told(result.document, each) for each in result.diagnostics]
        return Draft(version, told, result)

    def _told(self, document: Document, diagnostic: Diagnostic) -> types.Diagnostic:
        return types.Diagnostic(
            self.range(document, diagnostic.span),
            diagnostic.message,
            _SEVERITIES[diagnostic.severity],
            diagnostic.rule,
            source="draftlint",
        )

    def _failure(self, message: str) -> types.Diagnostic:
        """Stands at the head of a draft that could not be looked at: it is not clean."""
        start = types.Position(0, 0)
        return types.Diagnostic(
            types.Range(start, start), message, types.DiagnosticSeverity.Error, source="draftlint"
        )


def serve(lang: str | None) -> None:
    """Talks with an editor until it ends the talk."""
    gc.enable()  # unlike a command, this process lives long
    server = Server(lang)
    for method, (answer, options) in _ANSWERS.items():
        server.feature(method, options)(answer)
    server.start_io()


# --- what an editor says and asks ---------------------------------------------------------------------------


async def _initialized(ls: Server, params: types.InitializedParams) -> None:
    workspace = ls.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        wanted = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("draftlint", method, wanted)
        await ls.client_register_capability_async(types.RegistrationParams([registration]))


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.begin(params.locale or "")


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.changed(params.text_document.uri, 0)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.changed(params.text_document.uri)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.closed(params.text_document.uri)


def _files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    ls.reread()


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    _, told, result = await ls.draft(params.text_document.uri)
    here = types.Range(params.position, params.position)
    rules = dict.fromkeys(str(each.code) for each in told if result and _meet(each.range, here))
    if not result or not rules:
        return None
    texts = (ls.rule_text(result.document.path, rule) for rule in rules)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(texts)))


async def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri, draft = params.text_document.uri, await ls.draft(params.text_document.uri)
    if draft.result is None:
        return []
    actions = (*_single(ls, uri, draft.told, draft.result, params.range), *_all(ls, uri, draft.result))
    only = params.context.only
    return [action for action in actions if only is None or any(_is(action, kind) for kind in only)]


def _is(action: types.CodeAction, kind: str) -> bool:
    """Kinds are a tree: source.fixAll asks for source.fixAll.draftlint too."""
    return f"{action.kind}.".startswith(f"{kind}.")


def _single(
    ls: Server, uri: str, found: Sequence[types.Diagnostic], result: Result, place: types.Range
) -> Iterator[types.CodeAction]:
    """What can be done about each finding in a range."""
    document = result.document
    for told, diagnostic in zip(found, result.diagnostics, strict=True):
        if not _meet(told.range, place):
            continue
        if fix := diagnostic.fix:
            changed = _changes(ls, uri, document, fix.edits)
            title = _title(ls, document, diagnostic) + ("" if fix.safe else ls.text("look"))
            yield types.CodeAction(title, _FIX, [told], is_preferred=fix.safe, edit=changed)
        line = document.line_span(document.position(diagnostic.span.start)[0])
        remark = Edit(Span(line.start, line.start), catalog.directive(diagnostic.rule, ls.lang) + "\n")
        changed = _changes(ls, uri, document, (remark,))
        yield types.CodeAction(ls.text("ignore", rule=diagnostic.rule), _FIX, [told], edit=changed)


def _title(ls: Server, document: Document, diagnostic: Diagnostic) -> str:
    text = diagnostic.replacement
    if text is None:
        return ls.text("fix")
    return (
        ls.text("replace", text=quoted(text))
        if text
        else ls.text("delete", found=document.text[slice(*diagnostic.span)])
    )


def _all(ls: Server, uri: str, result: Result) -> Iterator[types.CodeAction]:
    """All safe fixes that go together."""
    if chosen := edits(result.document, result.diagnostics):
        changed = _changes(ls, uri, result.document, chosen)
        yield types.CodeAction(ls.text("all", count=len(chosen)), _FIX_ALL, edit=changed)


def _changes(ls: Server, uri: str, document: Document, wanted: Iterable[Edit]) -> types.WorkspaceEdit:
    return types.WorkspaceEdit(
        {uri: [types.TextEdit(ls.range(document, edit.span), edit.text) for edit in wanted]}
    )


def _meet(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges share a place or touch."""
    return one.start <= other.end and other.start <= one.end


_ANSWERS: dict[str, tuple[Callable[..., object], object]] = {
    types.INITIALIZE: (_initialize, None),
    types.INITIALIZED: (_initialized, None),
    types.TEXT_DOCUMENT_DID_OPEN: (_opened, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (_changed, None),
    types.TEXT_DOCUMENT_DID_CLOSE: (_closed, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_files_changed, None),
    types.TEXT_DOCUMENT_HOVER: (_hover, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (_actions, types.CodeActionOptions([_FIX, _FIX_ALL])),
}
