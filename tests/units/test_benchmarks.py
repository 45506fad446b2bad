"""What the benchmark measures, and how it counts: the same content in both forms, and true ratios, growth and parts."""

import re
import sys
from pathlib import Path

import pytest
from bilingual.content import loader
from bilingual.schema.addresses import SEGMENTS

from benchmarks import plain, run, sampling, workload
from benchmarks.measuring import Cost, measure


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten entries in our own form."""
    folder = tmp_path_factory.mktemp("own")
    workload.write_own(folder, 10)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_corpus_is_valid_and_has_so_many_entries_in_both_languages(own: Path) -> None:
    content = loader.read(own)
    entries = [*content.projects.values(), *content.reports.values(), *content.events.values()]
    assert [len(content.projects), len(content.reports), len(content.events)] == [1, 2, 7]
    assert {entry.locales for entry in entries} == {("tr", "en")}
    assert all(len((entry.body.tr or "").split()) > 100 for entry in entries if entry.body)


def test_equal_seeds_give_equal_bytes(own: Path, tmp_path: Path) -> None:
    workload.write_own(tmp_path, 10)
    assert files(tmp_path / "content") == files(own / "content")


def names(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob(pattern)}


@pytest.mark.parametrize("tuned", [True, False])
@pytest.mark.parametrize("texts_only", [True, False])
def test_the_plain_stack_gets_the_same_entries(tuned: bool, texts_only: bool, own: Path, tmp_path: Path) -> None:
    plain.write(tmp_path, 10, tuned=tuned, texts_only=texts_only)
    entries = names(own / "content", "*/*/*.yml")
    pages = names(tmp_path / "docs", "*/*/*.md")
    assert entries <= pages
    assert (entries == pages) is texts_only
    assert ("not_in_nav" in (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")) is tuned


def test_plain_pages_lead_to_the_same_pages_as_the_entries(own: Path, tmp_path: Path) -> None:
    plain.write(tmp_path, 10)
    content = loader.read(own)
    for entry in content.events.values():
        page = (tmp_path / "docs" / "en" / "events" / f"{entry.key}.md").read_text(encoding="utf-8")
        led_to = set(re.findall(r"\]\(\.\./(\S+)\.md\)", page))
        registers = {"organizations": entry.partners, "topics": entry.topics, "sources": entry.sources}
        expected = {f"{register}/{key}" for register, keys in registers.items() for key in keys}
        assert led_to == expected | {f"places/{entry.place}", f"projects/{entry.project}"}
        assert entry.summary.en is not None
        assert entry.summary.en in page
        assert entry.date is not None
        row = f"(../events/{entry.key}.md): {entry.summary.en}"
        for path in led_to | {"events/index", f"years/{entry.date.years[0]}"}:
            assert row in (tmp_path / "docs" / "en" / f"{path}.md").read_text(encoding="utf-8")


def test_no_link_of_a_plain_page_is_broken(tmp_path: Path) -> None:
    plain.write(tmp_path, 30)
    pages = list((tmp_path / "docs").rglob("*.md"))
    targets = [(page.parent / link) for page in pages for link in re.findall(r"\]\((\S+)\)", page.read_text(encoding="utf-8"))]
    assert len(targets) > 500
    assert all(target.is_file() for target in targets)


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_change_shows_on_the_page_of_the_entry(number: int, own: Path) -> None:
    before = files(own)
    workload.edit_one(own, number, "başka")
    (changed,) = [path for path, content in files(own).items() if content != before[path]]
    collection, key = changed.removeprefix("content/tr/").removesuffix(".yml").split("/")
    assert workload.page_of(number) == f"{SEGMENTS[collection]['tr']}/{key}/"


def costs(*seconds: float) -> list[Cost]:
    return [Cost(wall=one, cpu=2 * one, memory=100 * one) for one in seconds]


def test_ratios_are_of_the_same_round_and_growth_is_an_exponent() -> None:
    found = {
        100: run.Found(
            plain=costs(1, 2, 4),
            texts=costs(1, 2, 4),
            cold=costs(2, 2, 2),
            check=costs(1),
            waits=[2.0, 9.0, 3.0],
        ),
        200: run.Found(plain=[], cold=costs(4), check=costs(1), waits=[9.0, 3.0]),
    }
    costs_, growth = list(run.costs_table(found)), list(run.growth_table(found))
    builds, ratios = "4.0 / 2.0 | 4.0 / 2.0 | 4.0 / 2.0", "1.00 / 1.00 | 1.00 / 1.00"
    assert costs_[2] == f"| 100 | {builds} | {ratios} | 3.0 | 1.50 | 1.00 | 200 |"
    assert costs_[3] == "| 200 | – | – | 8.0 / 4.0 | – | – | 6.0 | – | 1.00 | 400 |"
    assert growth[2:] == ["| 100 – 200 | – | 1.00 | 0.00 | 1.00 |"]


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytearray(80_000_000); [i for i in range(10**7)]'])"
    cost = measure([sys.executable, "-c", work], tmp_path)
    assert cost.cpu > 0.1
    assert cost.memory > 75
    with pytest.raises(SystemExit, match="No module named nothing"):
        measure([sys.executable, "-m", "nothing"], tmp_path)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/site/hooks/bilingual/rendering/templates/event.html", "templates"),
        ("/site/hooks/bilingual/rendering/views/view.py", "templates"),
        ("/site/hooks/bilingual/outputs/social_cards.py", "pictures of pages"),
        ("/site/hooks/bilingual/outputs/feeds.py", "other outputs"),
        ("/site/hooks/bilingual/text/language.py", None),
        ("/lib/site-packages/mkdocs/structure/files.py", "host"),
        ("/lib/python3.11/json/decoder.py", None),
    ],
)
def test_a_file_belongs_to_a_part_or_to_whoever_calls_it(path: str, part: str | None) -> None:
    assert sampling.find_part(path) == part


def test_every_part_names_something_that_is_there() -> None:
    program = Path(loader.__file__).parents[1]
    there = {path.name for path in program.rglob("*")} | {"<module>", "mkdocs"}
    assert {name for names in sampling.PARTS.values() for name in names} <= there
