"""What the terminal shows of the record, and the record of examples."""

from __future__ import annotations

import argparse
from contextlib import closing

import settings
from loaders.examples import read_examples, read_said
from loaders.plan_folder import read_plan
from outcomes.export import attainment_as_data
from outcomes.stop import Stop
from store import configuration
from store.examples import fill_with_examples
from store.meeting.pack import pack_of
from terminal.record import activity_of, in_use, reading, to_write_in
from terminal.told import print_json, say
from writers.documents.minutes import minutes_files
from writers.documents.pack import pack_pdf, pack_word, said_day


def show_attainment(asked: argparse.Namespace) -> int:
    read = read_plan(asked.plan)
    with reading(asked.database) as store:
        plan = in_use(store, read)
        if asked.activity is not None:
            activity_of(plan, asked.activity)
        if plan is read:
            store.add_plan(plan, by="cli")
        rows = store.attainment(plan.id, asked.as_of, asked.activity)
    if asked.json:
        print_json([attainment_as_data(row) for row in rows])
    else:
        for row in rows:
            print(row.indicator, row.part, row.due, row.mark, "" if row.delivered is None else row.delivered, sep="\t")
    return 0


def make_pack(asked: argparse.Namespace) -> int:
    ending = asked.to.suffix.lower()
    if ending not in (".pdf", ".docx"):
        raise Stop(f"{asked.to} skal ende på .pdf eller .docx.")
    read = read_plan(asked.plan)
    with reading(asked.database) as store:
        plan = in_use(store, read)
        if plan is read:
            store.add_plan(plan, by="cli")
        pack = pack_of(store, plan, asked.as_of, "", said_day)
    template = configuration.read().documents.word_template
    made = pack_pdf(pack, asked.activities) if ending == ".pdf" else pack_word(pack, asked.activities, template)
    try:
        asked.to.write_bytes(made)
    except OSError as error:
        raise Stop(f"{asked.to} kan ikke skrives: findes mappen?") from error
    say(f"Mødematerialet ligger i {asked.to}.")
    return 0


def make_demo(asked: argparse.Namespace) -> int:
    plan = read_plan(asked.plan)
    folder = settings.EXAMPLES / plan.id
    if not folder.is_dir():
        raise Stop(f"Der er ingen eksempler til {plan.title}.")
    try:
        examples, said = read_examples(folder, plan), read_said(folder)
    except ValueError as error:
        raise Stop(f"Eksemplerne passer ikke til planen: {error}") from error
    with closing(to_write_in(asked.database)) as store:
        store.add_plan(plan, by="cli")
        fill_with_examples(store, plan, examples, said, minutes_files)
    say(f"{len(examples)} opdigtede eksempelrapporter ligger i {asked.database}.")
    return 0
