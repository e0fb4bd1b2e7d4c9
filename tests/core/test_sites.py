"""Which documents a rule with `sites` is for: by the host of a page, by the beginning of its path, by folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.engine.sites import Sites, matches
from cleantext.errors import UsageError
from cleantext.types import Document
from tests.command_line import CLEAN, MESSY


@pytest.mark.parametrize(
    ("site", "pattern", "is_for"),
    [
        ("https://example.org/a", "example.org", True),
        ("https://www.example.org:80/a", "example.org", True),
        ("https://news.example.org/a", "example.org", True),
        ("HTTPS://Example.ORG", "example.org", True),
        ("https://notexample.org/a", "example.org", False),
        ("https://example.org.invalid/a", "example.org", False),
        ("https://example.com/example.org/a", "example.org", False),
        ("https://example.org/news/1", "example.org/news", True),
        ("https://www.example.org/News/1", "example.org/news", True),
        ("https://example.org/sport/news/1", "example.org/news", False),
        ("https://example.org/a/news/1", "example.org/*/news", True),
        ("https://blog.example.org/a", "blog.*", True),
        ("quay/1.txt", "quay", True),
        ("crawl/quay/deep/1.txt", "quay", True),
        ("crawl/quay", "quay", False),
        ("quay.txt", "quay", False),
        ("quayside/1.txt", "quay", False),
        ("quayside/1.txt", "quay*", True),
        ("home/crawl/quay/1.txt", "crawl/quay", True),
        ("home/crawl/quay/1.txt", "/crawl/quay/", True),
        ("https://example.org/news/1", "example.org/news/", True),
        ("quay/crawl/1.txt", "crawl/quay", False),
        ("", "example.org", False),
        ("", "*", True),
    ],
)
def test_a_pattern_is_a_host_folders_or_the_beginning_of_a_path(site: str, pattern: str, is_for: bool) -> None:
    assert matches(site, [pattern]) == is_for
    assert matches(site, ["elsewhere.example", pattern]) == is_for
    assert Sites([pattern]).hold(site) == is_for
    assert Sites(["elsewhere.example", pattern, "else*"]).hold(site) == is_for


@pytest.mark.parametrize(
    ("site", "pattern", "is_for"),
    [
        ("crawl/quay/deep/1.txt", "crawl/quay", True),
        ("crawl/quayside/1.txt", "crawl/quay", False),
        ("crawl/quay.txt", "crawl/quay", False),
        ("crawl/quay.txt", "crawl/quay.txt", True),
        ("crawl/quayside/1.txt", "crawl/quay*", True),
        ("home/quay/1.txt", "/quay/", True),
        ("home/quayside/1.txt", "/quay/", False),
        ("https://www.example.org/news/1", "www.example.org/news", True),
        ("https://example.org/news/1", "www.example.org/news", True),
        ("https://example.org.invalid/", "example.org/", False),
        ("https://news.example.org/1", "example.org/", True),
    ],
)
def test_313_folders_end_where_they_end_and_hosts_may_begin_with_www(site: str, pattern: str, is_for: bool) -> None:
    """`crawl/quay` held for `crawl/quayside`, too, and `www.example.org/news` for nothing."""
    assert matches(site, [pattern]) == Sites([pattern]).hold(site) == is_for


def test_331_a_site_that_is_none(house: Path) -> None:
    """As a table gives it; the first rule with `sites` that woke raised AttributeError."""
    house.write_text(house.read_text().replace("version: 1.0.0", "sites: [quay.example]"))
    cleaner = Cleaner(house, builtin=False)
    assert cleaner.run(Document(MESSY, None)).text == MESSY
    assert cleaner.run(Document(MESSY, "https://quay.example")).text == CLEAN
    with pytest.raises(UsageError, match=r"site is a str, its URL or path, not nan \(float\)"):
        cleaner.run(Document(MESSY, float("nan")))


@pytest.mark.parametrize(
    ("url", "is_for"),
    [
        ("https://example.org/news", True),
        ("https://example.org/news/", True),
        ("https://example.org/news/1?page=2", True),
        ("https://example.org/newspaper/1", False),
        ("https://example.org/news.html", False),
        ("https://example.org.invalid/news", False),
    ],
)
def test_524_a_path_ends_where_a_folder_does(url: str, is_for: bool) -> None:
    """`example.org/news` was for `example.org/newspaper`, too."""
    assert matches(url, ["example.org/news"]) == Sites(["example.org/news"]).hold(url) == is_for
    assert matches(url, ["www.example.org/news/"]) == is_for
    assert matches(url, ["example.org/news*"]) == (is_for or "example.org/news" in url)
