"""Importing a store's own list: kept whole, kept once, taken back exactly."""

from typing import Any

import pytest
from sqlalchemy import select, text

from floorassist.catalog import actions, import_actions, queries
from floorassist.catalog.facts import ItemsChanged
from floorassist.catalog.models import CatalogImport, ImportChange, Item
from floorassist.catalog.queries import ItemView
from floorassist.catalog.reading import FileError, opened
from floorassist.kept_text import said
from floorassist.storage import events
from floorassist.web.errors import Conflict, NotFound
from tests.catalog.stock import HEADER, NAILS, PAINT, SCREWS, SMALL, imported
from tests.world import Shop, World


def item(shop: Shop, sku: str) -> ItemView:
    with shop.reading() as session:
        item_id = queries.id_of_sku(session, sku)
        assert item_id is not None, f"no item {sku}"
        found = queries.item(session, item_id)
    assert found is not None
    return found


def tables(shop: Shop) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the catalog, as it lies in the database."""
    with shop.database.engine.connect() as connection:
        return {
            table: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY id"))]
            for table in ("item", "barcode", "placement")
        }


def undone(shop: Shop, import_id: int) -> None:
    with shop.writing() as session:
        import_actions.undo_import(session, import_id, now=shop.clock())


def test_a_list_becomes_items_with_barcodes_and_places(world: World) -> None:
    done = imported(world, SMALL)
    assert (done.state, done.rows, done.created, done.updated, done.unchanged) == ("done", 4, 3, 0, 0)
    assert (done.errors, done.warnings) == ([], [])
    nails = item(world, "N50")
    assert nails.gtins == ["0" + NAILS]
    assert nails.keywords == ["spikes", "picture hangers"]
    assert (nails.price, nails.quantity, nails.department) == ("3.99", 12.0, "Hardware")
    assert [place.role for place in nails.placements] == ["home", "endcap"]
    assert nails.say == "Aisle A9, bay 4, left side, shelf 2"
    assert nails.url == f"/01/0{NAILS}"


def test_the_columns_that_were_matched_are_told(world: World) -> None:
    done = imported(world, "Article no.,Product name,Weight\n1,Nails,3 kg\n")
    assert [(one.heading, one.field) for one in done.columns] == [
        ("Article no.", "sku"),
        ("Product name", "name"),
        ("Weight", None),
    ]


def test_the_same_list_again_changes_nothing_and_doubles_nothing(world: World) -> None:
    imported(world, SMALL)
    before = tables(world)
    again = imported(world, SMALL)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)
    assert tables(world) == before


def test_a_dry_run_tells_what_would_change_and_changes_nothing(world: World) -> None:
    checked = imported(world, SMALL, dry_run=True)
    assert (checked.state, checked.created) == ("checked", 3)
    assert tables(world) == {"item": [], "barcode": [], "placement": []}
    with world.reading() as session:
        assert [one for one in events.since(session, 0) if one.kind == "items.changed"] == []


def test_rows_that_cannot_be_read_are_told_and_the_others_are_imported(world: World) -> None:
    done = imported(world, f"sku,name,price\n1,Nails,1.299\n2,,3\n3,{'x' * 201},\n4,Screws,4.50\n")
    assert (done.state, done.rows, done.created, done.errors_total) == ("done", 4, 1, 3)
    assert [(one.row, one.column) for one in done.errors] == [(2, "price"), (3, "name"), (4, "name")]


def test_an_aisle_without_a_plan_is_kept_as_it_is_written(world: World) -> None:
    imported(world, SMALL)
    (place,) = item(world, "P1").placements
    assert (place.aisle, place.code, place.on_plan, place.spot, place.x) == (
        "Z99",
        "Z99-1L",
        False,
        None,
        None,
    )


def test_an_item_without_a_place_says_so(world: World) -> None:
    imported(world, "sku,name\n1,Nails\n")
    nails = item(world, "1")
    assert (nails.say, nails.placements, nails.url) == ("Place unknown", [], f"/i/{nails.id}")


def test_a_barcode_of_another_item_is_told_and_nothing_is_lost(world: World) -> None:
    imported(world, SMALL)
    done = imported(world, f"sku,name,gtin\nX,Bolts,{NAILS}\n")
    assert "belongs to sku N50 already" in done.warnings[0].detail
    assert item(world, "X").gtins == []
    assert item(world, "N50").gtins == ["0" + NAILS]


def test_barcodes_can_change_places_between_two_items(world: World) -> None:
    imported(world, f"sku,name,gtin\nA,Nails,{NAILS}\nB,Screws,{SCREWS}\n")
    before = tables(world)
    done = imported(world, f"sku,name,gtin\nA,Nails,{SCREWS}\nB,Screws,{NAILS}\n")
    assert (done.updated, done.warnings) == (2, [])
    assert item(world, "A").gtins == ["00" + SCREWS]
    undone(world, done.id)
    assert tables(world) == before


def test_undo_after_a_first_import_leaves_an_empty_catalog(world: World) -> None:
    done = imported(world, SMALL)
    undone(world, done.id)
    assert tables(world) == {"item": [], "barcode": [], "placement": []}


def test_undo_restores_exactly_what_was_there(world: World) -> None:
    imported(world, SMALL)
    before = tables(world)
    world.clock.forward(60)
    done = imported(
        world,
        f"{HEADER}\nN50,Steel nails,Other,Tools,{PAINT[:-1]}4;{SCREWS},new words,B1,7,R,top,home,1,9.99,\n"
        "P1,White paint,Colora,Paint,00012000003455,emulsion,Z99,1,L,,home,3,,\n"
        "NEW,Glue,,,,,A1,1,L,,home,,,\n",
    )
    assert (done.created, done.updated) == (1, 2)
    assert tables(world) != before
    undone(world, done.id)
    assert tables(world) == before


def test_a_printed_label_never_leads_to_another_item_after_an_undo(world: World) -> None:
    first = imported(world, "sku,name\n1,Nails\n")
    old = item(world, "1").id
    undone(world, first.id)
    imported(world, "sku,name\n2,Screws\n")
    assert item(world, "2").id != old


def test_only_the_last_import_can_be_undone_and_only_once(world: World) -> None:
    first, last = imported(world, SMALL), imported(world, "sku,name\n7,Glue\n")
    assert (first.undoable, last.undoable) == (True, True)
    with pytest.raises(Conflict, match="Only the last import"):
        undone(world, first.id)
    undone(world, last.id)
    for one in (first, last):
        with pytest.raises(Conflict, match="Only the last import"):
            undone(world, one.id)


def test_a_dry_run_in_between_does_not_stand_in_the_way_of_an_undo(world: World) -> None:
    done = imported(world, SMALL)
    imported(world, SMALL, dry_run=True)
    undone(world, done.id)
    assert tables(world)["item"] == []


def test_only_the_last_journal_is_kept(world: World) -> None:
    imported(world, SMALL)
    last = imported(world, "sku,name\n7,Glue\n")
    with world.reading() as session:
        assert set(session.scalars(select(ImportChange.import_id))) == {last.id}


def test_another_store_keeps_its_own_items_of_the_same_sku_and_barcode(world: World) -> None:
    imported(world, SMALL)
    imported(world.elsewhere, SMALL.replace("Nails 50 mm", "Clavos"))
    assert item(world, "N50").name == "Nails 50 mm"
    assert item(world.elsewhere, "N50").name == "Clavos"
    with pytest.raises(NotFound):
        undone(world, 2)
    with world.elsewhere.reading() as session:
        assert queries.item(session, item(world, "N50").id) is None


def test_phones_and_the_features_above_are_told_what_changed(world: World) -> None:
    heard: list[object] = []
    world.database.reactions = {ItemsChanged: [lambda session, fact, *, now: heard.append(fact)]}
    done = imported(world, SMALL)
    ids = tuple(item(world, sku).id for sku in ("N50", "S20", "P1"))
    assert heard == [ItemsChanged(done.id, ids)]
    imported(world, SMALL)
    assert len(heard) == 1
    with world.reading() as session:
        told = [one.body for one in events.since(session, 0) if one.kind == "items.changed"]
    assert told == [{"import": done.id}]


def test_a_reaction_that_fails_leaves_the_catalog_as_it_was(world: World) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    world.database.reactions = {ItemsChanged: [break_down]}
    failed = imported(world, SMALL)
    assert failed.state == "failed"
    assert "nothing was changed" in failed.errors[0].detail
    assert tables(world)["item"] == []


def test_progress_is_told_row_by_row_and_kept_for_the_desk(world: World) -> None:
    text = "sku,name\n" + "".join(f"{number},Item {number}\n" for number in range(6_000))
    told: list[tuple[int, int]] = []
    import_id = actions.import_items(
        world.database,
        world.store_id,
        text.encode(),
        "items.csv",
        clock=world.clock,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(2_500, 6_002), (5_000, 6_002), (6_000, 6_002), (6_000, 6_000)]
    with world.reading() as session:
        assert session.get_one(CatalogImport, import_id).done_rows == 6_000


def test_two_imports_do_not_run_at_once(world: World) -> None:
    file = opened(SMALL.encode(), "first.csv")
    begun = actions.begin(world.database, world.store_id, file, clock=world.clock)
    with pytest.raises(Conflict, match=r"first\.csv is still running"):
        imported(world, SMALL)
    with pytest.raises(Conflict, match="An import is running"):
        undone(world, begun)


def test_an_import_whose_process_died_is_told_as_failed_and_the_next_one_runs(world: World) -> None:
    file = opened(SMALL.encode(), "items.csv")
    dead = actions.begin(world.database, world.store_id, file, clock=world.clock)
    actions.imports_due(world.database, world.clock.forward(59))
    with world.reading() as session:
        assert session.get_one(CatalogImport, dead).state == "running"
    actions.imports_due(world.database, world.clock.forward(2))
    with world.reading() as session:
        record = session.get_one(CatalogImport, dead)
        assert (record.state, said(record.errors[0]["detail"])) == ("failed", import_actions.STOPPED)
    actions.carry_out(world.database, world.store_id, dead, file, clock=world.clock)
    assert tables(world)["item"] == []
    assert imported(world, SMALL).state == "done"


def test_a_file_that_turns_bad_half_way_changes_nothing(world: World) -> None:
    failed = imported(world, 'sku,name\n1,Nails\n2,"Screws\n')
    assert failed.state == "failed"
    assert failed.errors[0].row == 3
    assert tables(world)["item"] == []


def test_a_file_that_cannot_be_opened_is_refused_before_anything_is_recorded(world: World) -> None:
    with pytest.raises(FileError):
        imported(world, "price\n3\n")
    with world.reading() as session:
        assert session.scalars(select(CatalogImport)).all() == []


def test_items_are_found_by_the_last_five_digits_of_either_printed_form(world: World) -> None:
    imported(world, f"sku,name,gtin\nA,Nails,{NAILS}\nB,Gum,01234565\n")
    with world.reading() as session:
        assert queries.ids_of_tail(session, NAILS[-5:]) == [item(world, "A").id]
        assert queries.ids_of_tail(session, "34565") == [item(world, "B").id]
        assert queries.ids_of_tail(session, "00065") == [item(world, "B").id]


def test_formulas_in_a_file_are_just_text(world: World) -> None:
    imported(world, 'sku,name\n1,"=HYPERLINK(""http://evil.example"")"\n2,+1 Offer\n')
    with world.reading() as session:
        names = session.scalars(select(Item.name).order_by(Item.id)).all()
    assert names == ['=HYPERLINK("http://evil.example")', "+1 Offer"]
