"""The walk of the handbook (own-computer.md), by the commands that an editor types: an event is published, changed, translated anew."""

import subprocess
import sys
from pathlib import Path

import feedparser
import icalendar
import pytest
from lxml import html

from tests.builds.tiny import clean_environment, copy_tiny_site, label

KEY = "goc-ve-kent-bulusmasi-2019"
TITLES = {"tr": "Göç ve Kent Buluşması", "en": "Migration and City Meeting"}
SUMMARIES = {
    "tr": "Belediyelerin göç alanındaki deneyimlerini konuştuğu toplantı.",
    "en": "A meeting at which municipalities talked about their experience with migration.",
}
PAGES = {"tr": f"etkinlikler/{KEY}/index.html", "en": "en/events/migration-and-city-meeting/index.html"}
TIMELINES = {"tr": "zaman-cizelgesi/index.html", "en": "en/timeline/index.html"}
FEEDS = {"tr": "rss.xml", "en": "en/rss.xml"}
CALENDARS = {"tr": "etkinlikler.ics", "en": "en/events.ics"}

both = pytest.mark.parametrize("locale", ["tr", "en"])


class Editor:
    """Somebody at a terminal, in the folder of the project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"

    def types(self, *command: str) -> str:
        """Run a command; return what the editor reads. The command must succeed."""
        done = subprocess.run(
            [sys.executable, "-m", "bilingual", *command],
            cwd=self.root,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def edits(self, path: str, before: str, after: str) -> None:
        """Replace words in a file of the content."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1
        file.write_text(text.replace(before, after), encoding="utf-8")

    def page(self, uri: str) -> html.HtmlElement:
        """Return a page of the built site."""
        return html.fromstring((self.site / uri).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """The editor after the first half of the walk: the event is there, checked and built."""
    someone = Editor(copy_tiny_site(tmp_path_factory.mktemp("walk") / "site"))
    someone.types("translated", "--record")
    options = {
        "--title": TITLES["tr"],
        "--title-en": TITLES["en"],
        "--summary": SUMMARIES["tr"],
        "--summary-en": SUMMARIES["en"],
        "--kind": "meeting",
        "--date": "14 Mart 2019",
        "--sources": "own-record-2019-03-15",
        "--published": "2026-11-22",
    }
    said = someone.types("new", "event", *(part for option in options.items() for part in option))
    assert f"content/tr/events/{KEY}.yml" in said
    assert f"content/en/events/{KEY}.yml" in said
    someone.types("translated", "--record")
    assert "sorun yok" in someone.types("check")
    someone.types("build")
    return someone


@both
def test_the_event_has_its_page(editor: Editor, locale: str) -> None:
    page = editor.page(PAGES[locale])
    (heading,) = page.xpath("//h1")
    assert TITLES[locale] in " ".join(heading.text_content().split())
    assert SUMMARIES[locale] in " ".join(page.text_content().split())
    assert page.xpath("//time/@datetime")[0] == "2019-03-14"


@both
def test_the_event_stands_on_the_timeline(editor: Editor, locale: str) -> None:
    texts = [" ".join(link.text_content().split()) for link in editor.page(TIMELINES[locale]).xpath("//main//a")]
    assert any(TITLES[locale] in text for text in texts)


@both
def test_the_event_is_in_the_feed(editor: Editor, locale: str) -> None:
    feed = feedparser.parse((editor.site / FEEDS[locale]).read_bytes())
    (entry,) = [one for one in feed.entries if one.title == TITLES[locale]]
    assert entry.link.endswith(PAGES[locale].removesuffix("index.html"))


@both
def test_the_event_is_in_the_calendar(editor: Editor, locale: str) -> None:
    calendar = icalendar.Calendar.from_ical((editor.site / CALENDARS[locale]).read_bytes())
    (event,) = [one for one in calendar.walk("VEVENT") if TITLES[locale] in str(one["SUMMARY"])]
    assert str(event.decoded("DTSTART")) == "2019-03-14"


def notice(editor: Editor) -> bool:
    """Whether the English page says that it translates an older text."""
    before, _, after = label("en", "older_than_original").partition("{date}")
    text = " ".join(editor.page(PAGES["en"]).text_content().split())
    return before in text and after in text


def test_a_changed_turkish_sentence_is_noticed_until_its_translation_is_noted_as_current(editor: Editor) -> None:
    assert not notice(editor)
    path = f"content/tr/events/{KEY}.yml"
    editor.edits(path, "deneyimlerini konuştuğu", "deneyimlerini ve sorunlarını konuştuğu")
    editor.edits(path, "published: 2026-11-22", "published: 2026-11-22\nupdated: 2026-12-01")
    told = editor.types("status", f"events/{KEY}")
    assert "eskimiş / outdated: summary" in told
    assert "eskimiş / outdated: title" not in told
    editor.types("check")
    editor.types("build")
    assert notice(editor)

    editor.edits(f"content/en/events/{KEY}.yml", "their experience with migration", "their experience and problems with migration")
    assert "eskimiş / outdated: summary" in editor.types("status", f"events/{KEY}")
    editor.types("translated", f"events/{KEY}", "summary")
    assert "eskimiş / outdated: summary" not in editor.types("status", f"events/{KEY}")
    editor.types("build")
    assert not notice(editor)
    assert "experience and problems" in editor.page(PAGES["en"]).text_content()


def test_a_mistake_is_told_with_its_place_and_the_built_site_stays(editor: Editor) -> None:
    path = f"content/tr/events/{KEY}.yml"
    before = (editor.site / PAGES["tr"]).read_bytes()
    editor.edits(path, "date: 2019-03-14", "date: 2019-13-14")
    for command in ("check", "build"):
        done = subprocess.run(
            [sys.executable, "-m", "bilingual", command],
            cwd=editor.root,
            env=clean_environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        lines = (done.stdout + done.stderr).splitlines()
        (number,) = [at for at, line in enumerate(lines) if line.startswith(f"{path}:")]
        _, line, column, field, told = lines[number].split(":", 4)
        assert field == " date"
        assert "takvimde yok" in told
        shown = next(at for at in range(number, len(lines)) if "date: 2019-13-14" in lines[at] and "^" in lines[at + 1])
        assert lines[shown + 1].index("^") - lines[shown].index("date:") == int(column) - 1
        assert (editor.root / path).read_text(encoding="utf-8").splitlines()[int(line) - 1] == "date: 2019-13-14"
    assert (editor.site / PAGES["tr"]).read_bytes() == before
    editor.edits(path, "date: 2019-13-14", "date: 2019-03-14")
    editor.types("check")
