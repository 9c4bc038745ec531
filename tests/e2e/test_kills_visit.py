"""The server is killed while somebody delivers on a page: all of it is there or nothing, and so says the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from store.log.entry import sha256_of
from tests.conftest import PLAN_FOLDER
from tests.e2e.server import free_port, serve, wait_for
from tests.processes import started
from tests.store.test_kills import KILLS, Aim, Receipts, a_file, delivered_again, what_is_there


def test_a_delivery_on_a_page_is_all_there_or_not_at_all_when_the_server_is_killed(
    page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database, port, receipts, aim = tmp_path / "monitor.duckdb", free_port(), Receipts(), Aim(0.5)
    for number in range(max(1, KILLS // 10)):
        file = a_file(tmp_path, number, "3;2026H2;A03-16")
        server = started(serve, port, database, tmp_path / "server.log")
        wait_for(f"http://127.0.0.1:{port}", server.is_alive, tmp_path / "server.log")
        ready_to_deliver(page, f"http://127.0.0.1:{port}", file)
        page.get_by_role("button", name="Aflever rapporten").click()
        server.join(aim.moment())
        server.kill()
        server.join()
        receipts[sha256_of(file.read_bytes())] = receipt_on(page)
        before = what_is_there(database, receipts)
        aim.learn(receipt_on(page) is not None)  # which comes a bit after it is stored
        receipt = delivered_again(before, database, file, PLAN_FOLDER, capsys)
        assert what_is_there(database, receipts) == before | {sha256_of(file.read_bytes()): receipt}


def ready_to_deliver(page: Page, server: str, file: Path) -> None:
    page.goto(f"{server}/report?activity=3&period=2026H2")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    for tick in page.get_by_role("checkbox").all():
        tick.check()


def receipt_on(page: Page) -> str | None:
    """The number of the receipt that the page shows, if it shows one."""
    shown = page.locator(".receipt").all_inner_texts()
    found = re.search(r"HR-\w+-\d\d-v\d+", shown[0]) if shown else None
    return found.group() if found else None
