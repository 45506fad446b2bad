"""The page on which editors write, as they meet it: nothing changed, the tasks that they have, keyboard, screen reader, a slow line."""

import gzip
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

import pytest
from bilingual.authoring import attachments, proposal_reply
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfWriter

from tests.authoring.proposed import carried
from tests.browser.pages import NewContext, listen_for_failures, violations
from tests.builds.tiny import copy_edited_site, copy_tiny_site

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}
MOST_BYTES = 30_000
LONGEST = 4000

OPEN_ALL = """() => {
    const folds = () => [...document.querySelectorAll(".edit details:not([open])")];
    while (folds().length) for (const fold of folds()) { fold.fill?.(); fold.open = true; }
    const inputs = [...document.querySelectorAll(".edit-form :is(input, textarea, select)")];
    for (const input of inputs.filter(one => one.type !== "file" && !(one.tagName === "SELECT" && one.closest(".edit-add"))))
        for (const event of ["input", "change", "blur"]) input.dispatchEvent(new Event(event, { bubbles: true }));
    return inputs.length;
}"""
"""Opens every fold and touches every control without changing what it says; returns how many there are."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, build_once: Callable[[str, Path], Path]) -> Path:
    """The example site, which leads editors to their page."""
    return build_once("edited-site", copy_edited_site(tmp_path_factory.mktemp("edited") / "project"))


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[..., str]) -> str:
    return serve(folder, "/ornek/")


@pytest.fixture
def desk(new_context: NewContext, site: str) -> Page:
    return new_context(viewport=DESK).new_page()


def open_record(page: Page, site: str, query: str, locale: str = "tr") -> None:
    page.goto(f"{site}{'duzenle/' if locale == 'tr' else 'en/edit/'}?{query}")
    expect(page.locator(".edit-form")).to_be_visible()


def field(page: Page, place: str) -> Any:
    return page.locator(f'[data-place="{place}"]')


def proposal(page: Page) -> dict[str, Any]:
    """The list of changes, after the pause in which the page waits for more."""
    page.wait_for_timeout(600)
    text = page.locator(".edit-changes textarea").input_value()
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def mark(value: Any) -> str:
    return f"{crc32(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()):08x}"


def names_of_records(folder: Path) -> list[str]:
    below = folder / "api/edit/records"
    return sorted(path.relative_to(below).as_posix().removesuffix(".json") for path in below.rglob("*.json"))


def query_of(name: str) -> str:
    kind, _, key = name.partition("/")
    return f"kind={kind}&key={key}" if key else f"kind={'signatory-list' if kind == 'signatories' else kind}"


def assert_nothing_changes(page: Page, site: str, name: str) -> None:
    open_record(page, site, query_of(name))
    assert page.evaluate(OPEN_ALL) > 1, name
    assert proposal(page) == {}, name
    expect(page.locator(".edit-bar")).to_be_hidden()


@pytest.mark.parametrize("register", ["events", "organizations", "pages", "declaration", "signatories", "site"])
def test_opening_a_record_changes_nothing(desk: Page, folder: Path, site: str, register: str) -> None:
    failures = listen_for_failures(desk)
    for name in [name for name in names_of_records(folder) if name.partition("/")[0] == register][:2]:
        assert_nothing_changes(desk, site, name)
    assert failures == []


@pytest.mark.long  # two records of most kinds are opened above
@pytest.mark.parametrize("name", ["example", "tiny"])
def test_opening_any_record_changes_nothing(
    desk: Page, folder: Path, build_once: Callable[[str, Path], Path], serve: Callable[..., str], tmp_path: Path, name: str
) -> None:
    built = folder if name == "example" else build_once("edited-tiny-site", copy_edited_site(tmp_path / "tiny", copy_tiny_site))
    site = serve(built)
    for record in names_of_records(built):
        assert_nothing_changes(desk, site, record)


def photograph() -> bytes:
    """A picture as a phone takes it: it says where."""
    exif, out = Image.Exif(), io.BytesIO()
    exif.get_ifd(0x8825)[2] = (41.0, 1.0, 0.0)
    Image.new("RGB", (400, 300), "navy").save(out, "JPEG", exif=exif)
    return out.getvalue()


class Editor:
    """An editor at a browser, who counts clicks and pages; typing, the keys and the choice in a list by them are no clicks."""

    def __init__(self, page: Page, site: str, foreign_requests: list[str], project: Path) -> None:
        self.page, self.site, self.foreign_requests, self.project = page, site, foreign_requests, project
        self.files: dict[str, bytes] = {}
        self.clicks = self.pages = 0
        page.context.route("https://example.net/**", lambda route: route.fulfill(body="<h1>issue</h1>", content_type="text/html"))

    def click(self, target: Any) -> None:
        target.click()
        self.clicks += 1

    def start(self, uri: str, label: str) -> None:
        """Come from a page of the site by the link that editors see there."""
        self.page.goto(self.site + uri)
        self.click(self.page.locator("footer").get_by_role("link", name=label, exact=True))
        expect(self.page.locator(".edit-form")).to_be_visible()
        self.pages += 1

    def fill(self, place: str, *texts: str) -> None:
        """Type into the controls of a field: one, or Turkish and English."""
        inputs = field(self.page, place).locator("input, textarea")
        for position, text in enumerate(texts):
            inputs.nth(position).fill(text)

    def choose(self, place: str, typed: str) -> None:
        """Choose from a list by its first letters."""
        control = field(self.page, place).locator("input, select").first
        if control.evaluate("one => one.tagName") == "SELECT":
            control.focus()
            control.select_option(label=typed)
            return
        control.press_sequentially(typed)
        control.press("Enter")

    def send(self) -> dict[str, Any]:
        """Send what was changed, and return it as the forge gets it."""
        changes = proposal(self.page)
        with self.page.expect_popup() as opened:
            self.click(self.page.get_by_role("link", name=re.compile("GitHub")))
        address = opened.value.url
        assert set(self.foreign_requests) == {address}
        self.foreign_requests.clear()
        self.pages += 1
        self.clicks += 1  # the forge's own button
        asked = parse_qs(urlsplit(address).query, strict_parsing=True)
        assert (urlsplit(address).path, asked["template"]) == ("/issues/new", ["proposal.yml"])
        assert json.loads(asked["changes"][0]) == changes
        assert len(urlsplit(address).query.partition("changes=")[2]) <= LONGEST
        assert self.clicks <= 4
        assert self.pages <= 2
        self.propose(asked["changes"][0])
        records: dict[str, Any] = changes["records"]
        return records

    def attach(self, place: str, name: str, content: bytes) -> None:
        """Choose a file; it is dropped into the forge's form afterwards."""
        field(self.page, place).locator("input[type=file]").last.set_input_files({"name": name, "mimeType": "", "buffer": content})
        self.clicks += 1
        self.files[name] = content

    def propose(self, changes: str) -> None:
        """Do with what was sent what the workflow does: the changes must be made, and pass the check."""
        host = "https://github.com/user-attachments/files/1/"
        event, reply = self.project.parent / "event.json", self.project.parent / "reply"
        reply.mkdir()
        body = carried(changes, "\n".join(f"[{name}]({host}{number})" for number, name in enumerate(self.files)))
        event.write_text(json.dumps({"issue": {"number": 1, "body": body}}), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(attachments, "download", lambda address: list(self.files.values())[int(address.removeprefix(host))])
            outcome = proposal_reply.answer(self.project, event, reply, accepted=True)
        said = "\n".join(path.read_text(encoding="utf-8") for path in reply.iterdir())
        assert outcome == proposal_reply.MADE, said
        assert "~~~~" not in said, said


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def editor(
    request: pytest.FixtureRequest, new_context: NewContext, site: str, foreign_requests: list[str], example_project: Path, tmp_path: Path
) -> Editor:
    project = Path(shutil.copytree(example_project, tmp_path / "project"))
    return Editor(new_context(viewport=request.param).new_page(), site, foreign_requests, project)


def test_a_slip_of_the_pen(editor: Editor) -> None:
    editor.start("etkinlikler/uzun-baslikli-konferans/", "Düzenle")
    old = field(editor.page, "summary").locator("textarea").first.input_value()
    editor.fill("summary", old.replace("uzun", "kısa"))
    assert editor.send() == {"events/conference-2017": {"tr": [[["summary"], old.replace("uzun", "kısa"), mark(old)]]}}


def test_a_new_event_with_a_person_and_a_photograph(editor: Editor) -> None:
    editor.start("etkinlikler/", "Yeni etkinlik ekleyin")
    editor.fill("title", "Göç Çalıştayı", "Migration Workshop")
    editor.choose("kind", "Çalıştay")
    editor.fill("summary", "Bir günlük çalıştay.", "A one-day workshop.")
    editor.fill("date", "2019-05-02")
    person = editor.page.locator('[data-place^="people."][data-place$=".name"] input')
    person.fill("Ayşe Yılmaz")
    editor.attach("images", "IMG 2041.JPG", photograph())
    picture = '[data-place^="images.+"][data-place$=".{}"]'
    editor.page.locator(picture.format("alt")).locator("textarea").nth(0).fill("Dolu bir salon")
    editor.page.locator(picture.format("alt")).locator("textarea").nth(1).fill("A full hall")
    editor.page.locator(picture.format("people")).locator("select").select_option("public-event")
    editor.choose("sources", "own-record")
    editor.fill("published", "2020-01-15")
    said = editor.send()["events/goc-calistayi"]
    assert said["new"] is True
    assert {path[0]: value for path, value, _ in said["tr"]} == {
        "title": "Göç Çalıştayı",
        "kind": "workshop",
        "summary": "Bir günlük çalıştay.",
        "date": "2019-05-02",
        "people": {"ayse-yilmaz": {"name": "Ayşe Yılmaz"}},
        "images": {"dolu-bir-salon": {"file": "attachment:IMG 2041.JPG", "alt": "Dolu bir salon", "people": "public-event"}},
        "sources": ["own-record"],
        "published": "2020-01-15",
    }
    assert {path[0]: value for path, value, _ in said["en"]} == {
        "title": "Migration Workshop",
        "summary": "A one-day workshop.",
        "images": {"dolu-bir-salon": {"alt": "A full hall"}},
    }
    kept = editor.project / "docs/assets/images/events/goc-calistayi/goc-calistayi.jpg"
    with Image.open(kept) as shown:
        assert not shown.getexif()


def test_a_signatory(editor: Editor) -> None:
    editor.start("deklarasyon/imzacilar/", "Yeni imzacı ekleyin")
    editor.fill("name", "Denizaltı Belediyesi")
    editor.choose("kind", "İlçe belediyesi")
    editor.choose("province", "izmir")
    field(editor.page, "version").locator("input").press("ArrowDown")
    field(editor.page, "version").locator("input").press("ArrowDown")
    field(editor.page, "version").locator("input").press("Enter")
    editor.choose("sources", "own-record")
    said = {path[0]: value for path, value, _ in editor.send()["signatories/denizalti-belediyesi"]["tr"]}
    assert (said["name"], said["kind"], said["province"]) == ("Denizaltı Belediyesi", "district-municipality", "izmir")


def test_a_translation(editor: Editor) -> None:
    editor.start("etkinlikler/untranslated/", "Çevir")
    editor.fill("title", field(editor.page, "title").locator("textarea").first.input_value(), "A Meeting in Turkish Only")
    assert editor.send() == {"events/untranslated": {"en": [[["title"], "A Meeting in Turkish Only", ""]]}}


def test_a_document_for_a_report(editor: Editor) -> None:
    editor.start("raporlar/ornek-bulgular/", "Düzenle")
    writer, paper = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.write(paper)
    editor.attach("files", "Özet rapor.pdf", paper.getvalue())
    places = editor.page.locator('[data-place^="files.+"]')
    places.nth(1).locator("textarea").first.fill("Özet")
    places.nth(2).locator("input").press_sequentially("türkçe")
    places.nth(2).locator("input").press("Enter")
    records = editor.send()
    ((path, value, was),) = next(iter(records.values()))["tr"]
    assert (path, was) == (["files"], "")
    assert value == {"ozet": {"file": "attachment:Özet rapor.pdf", "title": "Özet", "language": "tr"}}
    expect(editor.page.locator(".edit__status")).to_contain_text("Özet rapor.pdf")


# other things that editors do


def test_a_new_organization_is_begun_inside_of_the_record_that_names_it(desk: Page, site: str) -> None:
    open_record(desk, site, "kind=events&key=conference-2017")
    picker = field(desk, "organizers").locator("input").first
    picker.press_sequentially("Yeni Göç Derneği")
    picker.press("Enter")
    begun = desk.locator(".edit-begun")
    expect(begun.locator("legend").first).to_contain_text("Yeni Göç Derneği")
    begun.locator('[data-place="kind"] select').select_option("association")
    sources = begun.locator('[data-place="sources"] input')
    sources.press_sequentially("own-record")
    sources.press("Enter")
    records = proposal(desk)["records"]
    assert records["events/conference-2017"]["tr"][0][1][-1] == "yeni-goc-dernegi"
    said = {path[0]: value for path, value, _ in records["organizations/yeni-goc-dernegi"]["tr"]}
    assert said == {"name": "Yeni Göç Derneği", "kind": "association", "sources": ["own-record"]}
    assert records["organizations/yeni-goc-dernegi"]["new"] is True


def test_groups_are_moved_and_removed(desk: Page, folder: Path, site: str) -> None:
    open_record(desk, site, "kind=organizations&key=union&field=figures")
    groups = field(desk, "figures").locator(".edit-groups > li")
    keys = list(json.loads((folder / "api/edit/records/organizations/union.json").read_text(encoding="utf-8"))["tr"]["figures"])
    assert len(keys) > 1
    groups.last.get_by_role("button", name=re.compile("Yukarı")).click()
    moved = [*keys[:-2], keys[-1], keys[-2]]
    assert proposal(desk)["records"]["organizations/union"]["tr"] == [[["figures"], {"$order": moved}, mark(keys)]]
    groups.nth(len(keys) - 2).get_by_role("button", name=re.compile("Kaldır")).click()
    changes = proposal(desk)["records"]["organizations/union"]
    assert [change[:2] for change in changes["tr"]] == [[["figures", keys[-1]], None]]
    assert [change[:2] for change in changes.get("en", [])] in ([], [[["figures", keys[-1]], None]])


def test_numbered_groups_are_not_moved_and_a_new_one_has_the_next_number(desk: Page, folder: Path, site: str) -> None:
    open_record(desk, site, "kind=declaration")
    group = field(desk, "commitments")
    keys = list(json.loads((folder / "api/edit/records/declaration.json").read_text(encoding="utf-8"))["tr"]["commitments"])
    assert len(keys) > 1
    expect(group.locator("> .edit-help")).to_contain_text("taşınamaz")
    expect(group.get_by_role("button", name=re.compile("taşı"))).to_have_count(0)
    group.get_by_role("button", name="Ekle: Taahhütler").click()
    number = str(max(map(int, keys)) + 1)
    field(desk, f"commitments.{number}.text").locator("textarea").first.fill("Yeni bir taahhüt.")
    assert proposal(desk)["records"]["declaration"]["tr"] == [[["commitments", number], {"text": "Yeni bir taahhüt."}, ""]]


def test_values_are_ticked_and_codes_are_chosen_by_their_names(desk: Page, folder: Path, site: str) -> None:
    lane, said = next(iter(json.loads((folder / "api/edit/records/site.json").read_text(encoding="utf-8"))["tr"]["lanes"].items()))
    open_record(desk, site, f"kind=site&field=lanes.{lane}")
    boxes = field(desk, f"lanes.{lane}.event_kinds").get_by_role("checkbox")
    ticked = [place for place in range(boxes.count()) if boxes.nth(place).is_checked()]
    assert len(ticked) == len(said.get("event_kinds", []))
    other = next(place for place in range(boxes.count()) if place not in ticked)
    boxes.nth(other).focus()
    desk.keyboard.press("Space")
    ((path, value, was),) = proposal(desk)["records"]["site"]["tr"]
    assert path == ["lanes", lane, "event_kinds"]
    assert value[:-1] == said.get("event_kinds", [])
    assert was == (mark(said["event_kinds"]) if "event_kinds" in said else "")
    desk.keyboard.press("Space")
    assert proposal(desk) == {}
    project = next(name for name in names_of_records(folder) if name.startswith("projects/"))
    open_record(desk, site, query_of(project) + "&field=countries")
    picker = field(desk, "countries").locator("input")
    picker.press_sequentially("yunan")
    picker.press("Enter")
    ((path, value, _),) = proposal(desk)["records"][project]["tr"]
    assert (path, value[-1]) == (["countries"], "GR")
    expect(field(desk, "countries").locator("li").last).to_contain_text("Yunanistan")


def test_one_of_several_days_is_shown_as_it_is_typed(desk: Page, site: str) -> None:
    said = {"tr": {"title": "Başlık", "kind": "forum", "date": ["2019-10-01", "2019-10-03"]}, "en": {}}
    desk.route("**/records/events/forum-2019.json", lambda route: route.fulfill(json=said))
    assert_nothing_changes(desk, site, "events/forum-2019")
    date = field(desk, "date").locator("input")
    expect(date).to_have_value("[2019-10-01, 2019-10-03]")
    date.fill("[2019-10-01, 2019-10-04]")
    date.blur()
    assert proposal(desk)["records"]["events/forum-2019"]["tr"] == [[["date"], "[2019-10-01, 2019-10-04]", mark(said["tr"]["date"])]]
    expect(field(desk, "date").locator(".edit-problem")).to_be_empty()


def test_where_a_record_is_not_published_the_page_says_what_to_do_instead(desk: Page, site: str) -> None:
    desk.goto(f"{site}en/edit/?kind=events&key=some-draft")
    expect(desk.locator(".edit .notice")).to_contain_text("The Edit page of the live preview")


def test_a_draft_is_kept_on_the_device_until_it_is_deleted(desk: Page, site: str) -> None:
    for _ in range(2):
        open_record(desk, site, "kind=topics&key=housing")
        field(desk, "name").locator("textarea").first.fill("Konut hakkı")
        assert proposal(desk)["records"]["topics/housing"]["tr"][0][1] == "Konut hakkı"
    expect(desk.locator(".edit-form .notice")).to_contain_text("taslağınız")
    assert desk.context.cookies() == []
    desk.locator(".edit-form .notice button").click()
    expect(desk.locator(".edit-form .notice")).to_have_count(0)
    assert proposal(desk) == {}


def test_a_draft_tells_what_has_been_published_since(desk: Page, site: str) -> None:
    open_record(desk, site, "kind=topics&key=housing")
    old = field(desk, "name").locator("textarea").first.input_value()
    field(desk, "name").locator("textarea").first.fill("Konut hakkı")
    assert proposal(desk)["records"]["topics/housing"]["tr"] == [[["name"], "Konut hakkı", mark(old)]]
    said = {"tr": {"name": "Başka", "summary": "Özet."}, "en": {}}
    desk.route("**/records/topics/housing.json", lambda route: route.fulfill(json=said))
    open_record(desk, site, "kind=topics&key=housing")
    expect(desk.locator(".edit-form .notice")).to_contain_text("denetleyin: Ad")
    assert proposal(desk)["records"]["topics/housing"]["tr"] == [[["name"], "Konut hakkı", mark("Başka")]]


def test_a_long_list_is_copied_and_not_put_into_the_address(desk: Page, site: str) -> None:
    open_record(desk, site, "kind=events&key=conference-2017", "en")
    field(desk, "body").locator("textarea").last.fill("A long text about migration. " * 200)
    assert len(json.dumps(proposal(desk))) > LONGEST
    address = desk.get_by_role("link", name=re.compile("GitHub")).get_attribute("href") or ""
    assert "changes=" not in address
    assert "template=proposal.yml" in address


def test_what_is_wrong_is_said_before_it_is_sent_and_the_way_leads_there(desk: Page, site: str) -> None:
    open_record(desk, site, "kind=events&key=conference-2017")
    field(desk, "title").locator("textarea").first.fill("")
    field(desk, "date").locator("input").fill("31.02.2019")
    expect(field(desk, "date").locator(".edit-problem")).to_be_empty()
    field(desk, "date").locator("input").blur()
    expect(field(desk, "date").locator(".edit-problem")).to_contain_text("tarih değil")
    expect(field(desk, "title").locator(".edit-problem").first).to_contain_text("zorunlu")
    proposal(desk)
    desk.get_by_role("link", name=re.compile("GitHub")).click()
    expect(field(desk, "title").locator("textarea").first).to_be_focused()
    expect(desk.locator(".edit__status")).to_contain_text("Önce")


def test_translations_follow_one_another_with_the_turkish_beside_them(desk: Page, site: str) -> None:
    desk.goto(f"{site}duzenle/")
    desk.get_by_role("link", name=re.compile("Çevirisi eksik")).click()
    expect(desk.locator(".edit-form")).to_be_visible()
    seen: set[str] = set()
    while (following := desk.get_by_role("link", name=re.compile("Sıradaki çeviri"))).count() and len(seen) < 20:
        expect(desk.locator(".edit-form .edit-field").first).to_be_visible()
        expect(desk.locator(".edit-state").filter(has_text="İngilizce").first).to_be_visible()
        seen.add(desk.url)
        following.click()
        desk.wait_for_url(lambda url: url not in seen)
        expect(desk.locator(".edit-form")).to_be_visible()
    expect(desk.get_by_text("Çevrilecek başka kayıt kalmadı.")).to_be_visible()
    assert len(seen) > 2


def test_the_turkish_of_then_and_now_stand_side_by_side_with_the_differing_words_marked(desk: Page, folder: Path, site: str) -> None:
    record = json.loads((folder / "api/edit/records/events/forum-2019.json").read_text(encoding="utf-8"))
    now = record["tr"]["summary"]
    then = now.replace("Üç gün süren, ", "").replace("forum", "büyük forum")
    record |= {"outdated": ["summary", "body"], "earlier": {"summary": [then, now]}}
    desk.route("**/records/events/forum-2019.json", lambda route: route.fulfill(json=record))
    open_record(desk, site, "kind=events&key=forum-2019&translate=")
    versions = field(desk, "summary").locator(".edit-version")
    assert versions.all_inner_texts() == [then, now]
    assert [versions.nth(0).locator("del").all_inner_texts(), versions.nth(1).locator("ins").all_inner_texts()] == [
        ["büyük "],
        ["Üç ", "gün ", "süren, "],
    ]
    expect(field(desk, "body").locator(".edit-state a")).to_have_count(1)  # where it is not known, a link leads to the history
    field(desk, "summary").locator("textarea").first.fill(then)
    proposal(desk)
    expect(versions.locator("del, ins")).to_have_count(0)
    field(desk, "summary").locator("textarea").last.fill("Another.")
    proposal(desk)
    expect(versions).to_have_count(0)


@pytest.mark.parametrize("locale", ["tr", "en"])
@pytest.mark.parametrize("query", ["", "kind=events&key=conference-2017", "kind=events&new=", "kind=declaration"])
def test_axe_finds_nothing(new_context: NewContext, site: str, query: str, locale: str) -> None:
    page = new_context(viewport=PHONE if locale == "tr" else DESK, color_scheme="dark" if "new" in query else "light").new_page()
    failures = listen_for_failures(page)
    page.goto(f"{site}{'duzenle/' if locale == 'tr' else 'en/edit/'}?{query}")
    expect(page.locator(".edit-field").first).to_be_visible()
    page.evaluate(OPEN_ALL)
    if query:
        field(page, "summary").locator("textarea").last.fill("<b>")
        page.wait_for_timeout(600)
    assert violations(page) + failures == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_worked_by_keys_alone(desk: Page, site: str) -> None:
    open_record(desk, site, "kind=topics&key=housing")
    picker = field(desk, "related").locator("input") if field(desk, "related").count() else None
    if picker is None:
        desk.locator(".edit-others > summary").press("Enter")
        picker = field(desk, "related").locator("input")
    picker.focus()
    desk.keyboard.press("ArrowDown")
    expect(picker).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("ArrowDown")
    expect(picker).to_have_attribute("aria-activedescendant", re.compile("list-"))
    desk.keyboard.press("Escape")
    expect(picker).to_have_attribute("aria-expanded", "false")


# what it costs


def test_it_is_light_and_no_other_page_loads_it(folder: Path) -> None:
    own = [*folder.glob("assets/scripts/edit*.js"), folder / "assets/styles/edit.css"]
    for locale in ("tr", "en"):
        for kind in (folder / f"api/edit/{locale}").iterdir():
            files = [*own, folder / f"api/edit/{locale}.json", kind]
            assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= MOST_BYTES
    naming = {page.relative_to(folder).as_posix() for page in folder.rglob("*.html") if "edit.js" in page.read_text(encoding="utf-8")}
    assert naming == {"duzenle/index.html", "en/edit/index.html"}
    for listed in ("sitemap.xml", "sitemap-tr.xml", "addresses.txt", "search/tr.json", "llms.txt"):
        if (folder / listed).exists():
            assert "/duzenle/" not in (folder / listed).read_text(encoding="utf-8"), listed
