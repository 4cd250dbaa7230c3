"""What can be wrong with a file that is imported, in words for the one who has to mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

TEXTS: Mapping[str, tuple[str, str]] = {
    # the file
    "too_big": ("tệp lớn hơn {limit} MB", "the file is larger than {limit} MB"),
    "empty_file": ("tệp không có dòng nào", "the file is empty"),
    "excel": (
        "không mở được tệp Excel này; hãy lưu thành “.xlsx”, không đặt mật khẩu",
        "this Excel file cannot be opened; save it as “.xlsx”, with no password",
    ),
    "unpacked": (
        "tệp Excel mở ra lớn hơn {limit} MB",
        "the Excel file holds more than {limit} MB",
    ),
    "far_cell": (
        "bảng rộng quá {limit} ô: có ô nằm rất xa bảng; hãy xóa các dòng, cột thừa",
        "more than {limit} cells: some stand far from the table; delete these rows and columns",
    ),
    "encoding": (
        "chữ ở đây không phải mã UTF-8 (Windows-1258? TCVN3?); hãy lưu lại thành “CSV UTF-8”",
        "the letters here are not UTF-8 (Windows-1258? TCVN3?); save it as “CSV UTF-8”",
    ),
    "quotes": (
        "dấu ngoặc kép mở mà không đóng, hoặc đứng sai chỗ",
        'a double quote (") is not closed, or stands where it may not',
    ),
    # the header
    "missing_column": (
        "thiếu cột “{name}”; tiêu đề cũng có thể là: {others}",
        "the column “{name}” is missing; its heading may also be {others}",
    ),
    "repeated_column": (
        "cùng nghĩa với cột “{other}”; hãy chỉ giữ một cột, hoặc đổi tên một cột",
        "means the same as the column “{other}”; keep one of them, or rename one",
    ),
    # what was left out
    "unknown_column": (
        "danh mục không có cột này, nên không nạp",
        "the catalogue has no such column: left out",
    ),
    "no_heading": ("cột không có tiêu đề, nên không nạp", "a column without a heading: left out"),
    "aside": (
        "“{text}” không phải sản phẩm, nên không nạp",
        "“{text}” is no product: left out",
    ),
    "section": (
        "“{text}” được ghi làm nơi sản xuất của {count} sản phẩm bên dưới",
        "“{text}” was taken as the place of {count} products below",
    ),
    "other_sheet": ("trang “{title}” không được nạp", "the sheet “{title}” was not read"),
    "shown_to_all": (
        "ai hỏi cũng được xem; số cơ sở chưa đồng ý: cột “Công khai liên hệ”, ghi “theo yêu cầu”",
        "shown to anyone; where the producer did not agree, write on_request as contact_policy",
    ),
    # a row
    "cells": (
        "dòng có {found} ô, tiêu đề có {wanted} ô",
        "the row has {found} cells, the header {wanted}",
    ),
    "nothing_above": (
        "“{value}” là như ô trên, mà ô trên trống hoặc không phải của sản phẩm",
        "“{value}” means as above, but nothing stands above",
    ),
    "never_as_above": (
        "“{value}” là như ô trên, mà cột này mỗi sản phẩm phải ghi riêng",
        "“{value}” means as above, but here each product needs its own",
    ),
    "missing": ("ô này không được để trống", "this cell may not be empty"),
    "too_long": ("dài quá {limit} ký tự", "longer than {limit} characters"),
    "control": (
        "có ký tự điều khiển không nhìn thấy được (mã {code})",
        "holds an invisible control character (code {code})",
    ),
    "mojibake": (
        "chữ bị vỡ (“{part}”): tệp đã được mở sai mã rồi lưu lại; hãy lưu lại từ bản gốc",
        "broken letters (“{part}”): opened in the wrong encoding once; save the original again",
    ),
    "stars": ("“{value}” không phải số sao từ 1 đến 5", "“{value}” is no number of stars, 1 to 5"),
    "category": (
        "“{value}” không thuộc một trong sáu nhóm sản phẩm OCOP",
        "“{value}” is not one of the six OCOP product groups",
    ),
    "kind": (
        "“{value}” không phải công ty, hợp tác xã hay hộ kinh doanh",
        "“{value}” is no company, cooperative or household",
    ),
    "policy": (
        "“{value}” không phải public (công khai) hay on_request (theo yêu cầu)",
        "“{value}” is neither public nor on_request",
    ),
    "year": ("“{value}” không phải năm từ {first} đến nay", "“{value}” is no year since {first}"),
    "date": (
        "“{value}” không phải ngày dạng 31/12/2025 hoặc 2025-12-31, từ {first} đến nay",
        "“{value}” is no date like 31/12/2025 or 2025-12-31, since {first}",
    ),
    "price": ("“{value}” không phải số tiền bằng đồng", "“{value}” is no amount in VND"),
    "price_unit": (
        "giá tính cho đơn vị khác với cột quy cách",
        "the price is of another unit than what the product is packed in",
    ),
    "prices_crossed": (
        "giá từ lớn hơn giá đến",
        "the price from is higher than the price to",
    ),
    "phone": ("“{value}” không phải số điện thoại", "“{value}” is no phone number"),
    "email": ("“{value}” không phải địa chỉ e-mail", "“{value}” is no e-mail address"),
    "url": ("“{value}” không phải địa chỉ trang web", "“{value}” is no web address"),
    "latitude": (
        "“{value}” không phải vĩ độ ở Việt Nam (8 đến 24)",
        "“{value}” is no latitude in Vietnam (8 to 24)",
    ),
    "longitude": (
        "“{value}” không phải kinh độ ở Việt Nam (102 đến 118)",
        "“{value}” is no longitude in Vietnam (102 to 118)",
    ),
    "half_a_point": (
        "phải có cả vĩ độ và kinh độ, hoặc không có cả hai",
        "latitude and longitude go together",
    ),
    "no_producer": (
        "ô này nói về nhà sản xuất, mà dòng không có tên nhà sản xuất",
        "this cell tells of a producer, but the row has no producer's name",
    ),
    "code": (
        "“{value}” không phải mã (1–32 chữ cái không dấu, chữ số, - hoặc _)",
        "“{value}” is no code (1–32 of A–Z, a–z, 0–9, - and _)",
    ),
    # rows and what is stored
    "same_product": (
        "cùng một sản phẩm với dòng {other}",
        "the same product as in row {other}",
    ),
    "same_code": ("mã này cũng là của dòng {other}", "row {other} has this code, too"),
    "code_taken": ("mã này đã thuộc sản phẩm “{name}”", "the product “{name}” has this code"),
    "producer_differs": (
        "“{value}” khác với “{before}” ở dòng {other}, cùng một nhà sản xuất",
        "“{value}”, but row {other} says “{before}” of the same producer",
    ),
    "namesake": (
        "hộ “{name}” đã có ở {province}; nếu là hộ khác, hãy ghi thêm nơi ở vào tên",
        "a household “{name}” is in {province}; if this is another, add its place to the name",
    ),
}


class CellError(ValueError):
    """What is wrong with one cell; `problem` is a key of TEXTS."""

    def __init__(self, problem: str, **values: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values


@dataclass(frozen=True, slots=True)
class RowError:
    """A mistake in a file, or what was left out of it.

    `row` counts as spreadsheets do, from 1; 0 is the file.
    """

    row: int
    column: str
    problem: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def message_vi(self) -> str:
        return TEXTS[self.problem][0].format(**self.values)

    @property
    def message_en(self) -> str:
        return TEXTS[self.problem][1].format(**self.values)

    def __str__(self) -> str:
        where = [f"dòng {self.row}"] if self.row else []
        where += [f"cột {self.column}"] if self.column else []
        place = ", ".join(where)
        text = f"{place}: {self.message_vi}" if place else self.message_vi
        return f"{text} ({self.message_en})"


class ImportFailed(Exception):  # noqa: N818 - it says what happened
    """Nothing was imported; `errors` says why, in the order of the rows.

    Columns are told by the `headings` that the file has for them.
    """

    def __init__(
        self, errors: Iterable[RowError], headings: Mapping[str, str] | None = None
    ) -> None:
        called = headings or {}
        told = [replace(one, column=called.get(one.column, one.column)) for one in errors]
        self.errors = sorted(told, key=lambda error: error.row)
        super().__init__("\n".join(map(str, self.errors)))


def error(row: int, column: str, problem: str, **values: str | int) -> RowError:
    return RowError(row, column, problem, values)
