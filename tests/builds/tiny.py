"""The sites of tests/sites/: content of their own; labels, templates, styles and settings of the project.

`tiny` holds the least that makes a site. `example` holds everything that pages can show: every field of the table is written there.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bilingual.schema.labels import defaults

from tests.conftest import ROOT

NAMED = """\
site_name: Örnek Göç Kitaplığı
site_description: Örnek belediyelerin göç alanındaki çalışmaları ve bildirgesi, kaynaklarıyla
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {locale: tr, name: Türkçe, default: true}
        - locale: en
          name: English
          site_name: Example Migration Library
          site_description: What the example municipalities have done on migration, with the sources
  - rss: &feed
      feeds_filenames: {rss_created: rss.xml, rss_updated: rss-updated.xml, json_created: feed.json, json_updated: feed-updated.json}
      match_path: (?!)
      use_git: false
      use_material_blog: false
      use_material_social_cards: false
      stylesheet: ""
      length: 50
  - rss:
      <<: *feed
      feeds_filenames:
        {rss_created: en/rss.xml, rss_updated: en/rss-updated.xml, json_created: en/feed.json, json_updated: en/feed-updated.json}
"""
"""What both sites are called, and the plugins, one of which says it in English."""
SETTINGS = """\
INHERIT: {root}/mkdocs.yml
hooks: [{root}/hooks/mkdocs_events.py]
nav: [index.md, timeline.md, declaration.md, projects/index.md, reports/index.md, events/index.md, about.md]
extra:
  timeline: {{first: 2017, last: 2019}}
  issues_url: https://example.net/issues/
  edit_url: https://example.net/edit/
  home_organization: ""
watch: [content]
"""
EXAMPLE_SETTINGS = """\
INHERIT: {root}/mkdocs.yml
hooks: [{root}/hooks/mkdocs_events.py]
nav:
  - index.md
  - timeline.md
  - declaration.md
  - projects/index.md
  - reports/index.md
  - events/index.md
  - topics/index.md
  - organizations/index.md
  - center.md
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - pymdownx.blocks.caption
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.magiclink
  - pymdownx.superfences
  - pymdownx.tilde
  - tables
  - toc
extra:
  timeline: {{first: 2016, last: 2020}}
  issues_url: https://example.net/issues/
  edit_url: https://example.net/edit/
  home_organization: ""
watch: [content]
"""
LEAST = f"""\
site_name: x
site_description: x
site_url: https://example.org/
nav: [index.md]
theme: {{name: material}}
hooks: [{ROOT.as_posix()}/hooks/mkdocs_events.py]
plugins:
  - i18n:
      docs_structure: folder
      languages: [{{locale: tr, name: x, default: true}}, {{locale: en, name: x, site_name: x, site_description: x}}]
  - rss:
      feeds_filenames: {{rss_created: rss.xml, rss_updated: rss-updated.xml, json_created: feed.json, json_updated: feed-updated.json}}
  - rss:
      feeds_filenames:
        {{rss_created: en/rss.xml, rss_updated: en/rss-updated.xml, json_created: en/feed.json, json_updated: en/feed-updated.json}}
"""
"""The least that a site must set."""
SITES = ROOT / "tests" / "sites"
BUILD = (sys.executable, "-m", "bilingual", "build")


def copy_tiny_site(folder: Path) -> Path:
    """Put the tiny site into the new folder `folder`, as a project that can be built and changed."""
    return _copy_site("tiny", folder, SETTINGS)


def copy_moved_site(folder: Path) -> Path:
    """Put the tiny site into the new folder `folder`, with an event that had another address before."""
    event = copy_tiny_site(folder) / "content/tr/events/meeting.yml"
    event.write_text(event.read_text(encoding="utf-8").replace("kind:", "redirect_from: [etkinlikler/eski-ad]\nkind:", 1), encoding="utf-8")
    return folder


def copy_example_site(folder: Path, engine: str = ROOT.as_posix()) -> Path:
    """Put the example site into the new folder `folder`, as a project that can be built and changed; `engine` is where the program is."""
    return _copy_site("example", folder, EXAMPLE_SETTINGS, engine)


def copy_edited_site(folder: Path, copy: Callable[[Path], Path] = copy_example_site) -> Path:
    """Put a site into the new folder `folder`, with the links and the page that its editors have."""
    settings = copy(folder) / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("extra:\n", "extra:\n  editors_links: true\n"), encoding="utf-8")
    return folder


def _copy_site(name: str, folder: Path, settings: str, engine: str = ROOT.as_posix()) -> Path:
    shutil.copytree(SITES / name, folder)
    (folder / "mkdocs.yml").write_text(settings.format(root=engine) + NAMED, encoding="utf-8")
    return folder


def write(root: Path, files: dict[str, str]) -> None:
    """Write files, given by path and text, below `root`."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def label(locale: str, name: str) -> str:
    """What the program says, such as `not_known`."""
    return str(defaults(locale)[name])


def run(command: tuple[str, ...], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder` as an editor would, with `environment` on top of a plain one."""
    return subprocess.run(command, cwd=folder, env=clean_environment(**environment), capture_output=True, encoding="utf-8", check=False)


def clean_environment(**more: str) -> dict[str, str]:
    """The variables of this process without those that say how to build, or that git or Python heed."""
    ignored = ("SOURCE_DATE_EPOCH", "SITE_URL", "EDIT_URL", "ISSUES_URL", "BILINGUAL_PREVIEW")
    kept = {name: value for name, value in os.environ.items() if name not in ignored and not name.startswith(("GIT_", "PYTHON", "LC_"))}
    return kept | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"} | more


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
