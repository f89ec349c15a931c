"""The language server, spoken to as an editor does: over the pipes of a real process."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

WAIT = 60
DRAFT = "云岭县民政局2023年工作总结\n\n　　𠮷河村新建驿站3处，惠及XX人,全年举办培训2期。\n"

Published = types.PublishDiagnosticsParams


class Editor:
    """What an editor does with one server."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.published: asyncio.Queue[Published] = asyncio.Queue()
        self.registered: list[str] = []

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, version: int = 1) -> str:
        document = types.TextDocumentItem(self.uri(name), "plaintext", version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return document.uri

    def change(self, uri: str, text: str, version: int) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))

    async def told(self) -> Published:
        return await asyncio.wait_for(self.published.get(), WAIT)

    async def actions(
        self, uri: str, place: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        found = await asyncio.wait_for(self.client.text_document_code_action_async(params), WAIT)
        return [action for action in found or [] if isinstance(action, types.CodeAction)]

    async def hover(self, uri: str, position: types.Position) -> str:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        found = await asyncio.wait_for(self.client.text_document_hover_async(params), WAIT)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""


@asynccontextmanager
async def editor(
    folder: Path, *arguments: str, locale: str = "zh-cn", watches: bool = False
) -> AsyncIterator[Editor]:
    client = LanguageClient("tests", "1")
    desk = Editor(client, folder)

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: Published) -> None:
        desk.published.put_nowait(params)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(params: types.RegistrationParams) -> None:
        desk.registered += [each.method for each in params.registrations]

    await client.start_io(sys.executable, "-m", "linter", "lsp", *arguments)
    able = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watches)
    capabilities = types.ClientCapabilities(types.WorkspaceClientCapabilities(did_change_watched_files=able))
    params = types.InitializeParams(capabilities, root_uri=folder.as_uri(), locale=locale)
    await asyncio.wait_for(client.initialize_async(params), WAIT)
    client.initialized(types.InitializedParams())
    try:
        yield desk
    finally:
        await asyncio.wait_for(client.shutdown_async(None), WAIT)
        client.exit(None)
        await client.stop()


def edited(
    folder: Path, *arguments: str, **options: Any
) -> Callable[[Callable[[Editor], Awaitable[None]]], None]:
    """Runs what an editor does."""

    def run(work: Callable[[Editor], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with editor(folder, *arguments, **options) as desk:
                await work(desk)

        asyncio.run(whole())

    return run


def by_rule(told: Published) -> dict[str, types.Diagnostic]:
    return {str(each.code): each for each in told.diagnostics}


def changes(action: types.CodeAction, uri: str) -> list[tuple[types.Range, str]]:
    assert action.edit is not None
    assert action.edit.changes is not None
    assert list(action.edit.changes) == [uri]
    return [(each.range, each.new_text) for each in action.edit.changes[uri]]


def at(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


WHOLE = types.Range(types.Position(0, 0), types.Position(99, 0))


def test_findings_stand_in_units_of_utf_16(tmp_path: Path) -> None:
    @edited(tmp_path)
    async def work(desk: Editor) -> None:
        uri = desk.open("draft.txt", DRAFT)
        told = await desk.told()
        assert (told.uri, told.version) == (uri, 1)
        masked, mark = by_rule(told)["masked-name"], by_rule(told)["half-width-mark"]
        assert (masked.range, mark.range) == (at(2, 15, 17), at(2, 18, 19))
        assert masked.severity is types.DiagnosticSeverity.Error
        assert mark.severity is types.DiagnosticSeverity.Warning
        assert masked.source == "draftlint"
        assert "占位" in masked.message


def test_lines_end_where_the_protocol_says(tmp_path: Path) -> None:
    """Not at marks of Unicode or form feeds, where Python cuts lines too."""

    @edited(tmp_path)
    async def work(desk: Editor) -> None:
        desk.open(
            "draft.txt",
            "云岭县民政局2023年工作总结\r\n\r\n　　新建驿站3处。\u2028惠及XX人。\r　　完成了XX件。\n",
        )
        masked = [each.range for each in (await desk.told()).diagnostics if each.code == "masked-name"]
        assert masked == [at(2, 12, 14), at(3, 5, 7)]


def test_what_is_typed_is_looked_at_again(tmp_path: Path) -> None:
    @edited(tmp_path)
    async def work(desk: Editor) -> None:
        uri = desk.open("draft.txt", DRAFT)
        await desk.told()
        desk.change(uri, DRAFT.replace("XX", "30"), 2)
        desk.change(uri, DRAFT.replace("XX", "320").replace(",", "，"), 3)
        told = await desk.told()
        assert told.version == 3
        assert not {"masked-name", "half-width-mark"} & set(by_rule(told))
        desk.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        )
        assert not (await desk.told()).diagnostics


def test_a_finding_offers_its_fix(tmp_path: Path) -> None:
    @edited(tmp_path)
    async def work(desk: Editor) -> None:
        uri = desk.open("draft.txt", DRAFT)
        await desk.told()
        fix, ignore, *others = await desk.actions(uri, at(2, 18, 18))
        assert [action.kind for action in others] == ["source.fixAll.draftlint"]
        assert (fix.title, fix.kind, fix.is_preferred) == ("改为“，”", types.CodeActionKind.QuickFix, True)
        assert [each.code for each in fix.diagnostics or ()] == ["half-width-mark"]
        assert changes(fix, uri) == [(at(2, 18, 19), "，")]
        assert ignore.title == "在这一段忽略half-width-mark"
        assert changes(ignore, uri) == [(at(2, 0, 0), "【校对忽略：half-width-mark】\n")]
        assert not await desk.actions(uri, at(1, 0, 0), ["quickfix"])


def test_a_fix_that_needs_a_look_says_so(tmp_path: Path) -> None:
    @edited(tmp_path, "--lang", "en")
    async def work(desk: Editor) -> None:
        uri = desk.open(
            "draft.txt",
            "云岭县民政局2023年工作总结\n\n　　坚持以新时代中国特色社会主义思想为指导，做好各项工作。\n",
        )
        await desk.told()
        fix = (await desk.actions(uri, at(2, 6, 6), ["quickfix"]))[0]
        assert fix.title == "Change to “习近平新时代中国特色社会主义思想” (have a look at the result)"
        assert not fix.is_preferred


def test_all_safe_fixes_at_once(tmp_path: Path) -> None:
    """Also right after a change of which nothing was told yet."""

    @edited(tmp_path)
    async def work(desk: Editor) -> None:
        uri = desk.open("draft.txt", DRAFT)
        desk.change(uri, DRAFT.replace("3处，", "3处,"), 2)
        only = [types.CodeActionKind.SourceFixAll.value]
        (action,) = await desk.actions(uri, WHOLE, only)
        assert action.title == "修改所有可以自动修改的地方（2处）"
        assert changes(action, uri) == [(at(2, 12, 13), "，"), (at(2, 18, 19), "，")]
        assert not await desk.actions(uri, WHOLE, ["refactor"])


def test_a_finding_is_explained(tmp_path: Path) -> None:
    @edited(tmp_path, locale="en-US")
    async def work(desk: Editor) -> None:
        uri = desk.open("draft.txt", DRAFT)
        await desk.told()
        shown = await desk.hover(uri, types.Position(2, 18))
        assert "half-width-mark" in shown
        assert "GB/T 15834" in shown
        assert await desk.hover(uri, types.Position(2, 3)) == ""


def test_the_configuration_holds_and_is_read_again(tmp_path: Path) -> None:
    config = tmp_path / ".draftlint.yaml"
    config.write_text("rules: {masked-name: off}\nignore: [old/**]\n", encoding="utf-8")

    @edited(tmp_path, watches=True)
    async def work(desk: Editor) -> None:
        desk.open("old/draft.txt", DRAFT)
        assert not (await desk.told()).diagnostics
        desk.open("draft.txt", DRAFT)
        assert {"masked-name", "half-width-mark"} & set(by_rule(await desk.told())) == {"half-width-mark"}
        assert desk.registered == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
        config.write_text("rules: {masked-naem: off}\n", encoding="utf-8")
        changed = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
        desk.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        for _ in range(2):
            (wrong,) = (await desk.told()).diagnostics
            assert wrong.range == at(0, 0, 0)
            assert wrong.severity is types.DiagnosticSeverity.Error
            assert f"{config}:1: " in wrong.message
            assert "masked-naem" in wrong.message
        config.unlink()
        desk.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        for _ in range(2):
            assert "masked-name" in by_rule(await desk.told())


def test_a_draft_without_a_file_is_looked_at(tmp_path: Path) -> None:
    @edited(tmp_path)
    async def work(desk: Editor) -> None:
        document = types.TextDocumentItem(
            "untitled:Untitled-1", "markdown", 1, "# 工作总结\n\n惠及XX人。\n\n`XX`\n"
        )
        desk.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        told = await desk.told()
        assert [each.range for each in told.diagnostics if each.code == "masked-name"] == [at(2, 2, 4)]


def test_without_pygls_one_line_says_what_to_do(tmp_path: Path) -> None:
    program = "import sys; sys.modules['pygls'] = None; from linter.__main__ import run; sys.argv[1:] = ['lsp']; run()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=WAIT)
    assert done.returncode == 2
    assert "pip install pygls" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == b""
