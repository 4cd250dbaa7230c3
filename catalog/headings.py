"""Headings: how offices call the columns of their lists, and the row in which they do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.names import bare, visible

Names = Mapping[str, Sequence[str]]
"""The headings of each column. Its own name is one without being said."""

HEADINGS: Names = {
    "code": ("Mã sản phẩm", "Mã SP", "Mã số", "Mã"),
    "product_name": (
        *("Tên sản phẩm", "Tên SP", "Sản phẩm", "Tên sản phẩm OCOP", "Sản phẩm OCOP"),
        *("Tên sản phẩm, dịch vụ", "Tên hàng", "Mặt hàng", "Tên mặt hàng"),
    ),
    "other_names": ("Tên khác", "Tên gọi khác", "Tên thường gọi"),
    "category": (
        *("Nhóm sản phẩm", "Nhóm SP", "Nhóm", "Nhóm hàng", "Nhóm ngành", "Nhóm ngành hàng"),
        *("Nhóm ngành sản phẩm", "Nhóm sản phẩm OCOP", "Phân nhóm", "Phân nhóm sản phẩm"),
        *("Ngành hàng", "Ngành sản phẩm", "Loại sản phẩm"),
    ),
    "standards": (
        *("Tiêu chuẩn", "Chứng nhận", "Tiêu chuẩn, chứng nhận", "Tiêu chuẩn chất lượng"),
        *("Chứng nhận chất lượng", "Giấy chứng nhận"),
    ),
    "packing": ("Quy cách", "Quy cách đóng gói", "Đóng gói"),
    "price": ("Giá", "Giá bán", "Đơn giá", "Giá bán lẻ", "Giá sản phẩm"),
    "price_from": ("Giá từ", "Giá thấp nhất"),
    "price_to": ("Giá đến", "Giá cao nhất"),
    "minimum_order": (
        *("Đặt tối thiểu", "Số lượng tối thiểu", "Đơn hàng tối thiểu"),
        *("Số lượng đặt hàng tối thiểu", "MOQ"),
    ),
    "photo": ("Link ảnh", "Link hình ảnh", "Địa chỉ ảnh"),
    "trace_url": ("Link truy xuất", "Link truy xuất nguồn gốc", "Trang truy xuất nguồn gốc"),
    "story": (
        *("Câu chuyện sản phẩm", "Câu chuyện", "Mô tả", "Mô tả sản phẩm"),
        *("Giới thiệu", "Giới thiệu sản phẩm"),
    ),
    "source_url": ("Nguồn", "Nguồn thông tin", "Link nguồn"),
    "stars": (
        *("Số sao", "Sao", "Hạng sao", "Hạng", "Xếp hạng", "Xếp hạng sao", "Đạt sao"),
        *("Phân hạng", "Phân hạng sao", "Kết quả phân hạng", "Kết quả xếp hạng", "Đạt hạng"),
        *("Số sao đạt", "Số sao OCOP", "Sao OCOP", "Hạng sao OCOP", "Hạng OCOP"),
        *("Xếp hạng OCOP", "Hạng sản phẩm", "Cấp sao", "Đạt hạng sao"),
    ),
    "decision": (
        *("Quyết định", "Số quyết định", "Số QĐ", "Quyết định số", "Quyết định công nhận"),
        *("Số quyết định công nhận", "QĐ công nhận", "Quyết định phê duyệt"),
    ),
    "decided_on": (
        *("Ngày quyết định", "Ngày QĐ", "Ngày công nhận", "Ngày ký", "Ngày ban hành"),
        "Ngày ký quyết định",
    ),
    "recognised_year": (
        *("Năm công nhận", "Năm", "Năm đánh giá", "Năm được công nhận", "Năm đạt"),
        *("Năm đạt OCOP", "Năm đạt sao", "Năm phân hạng", "Năm xếp hạng"),
    ),
    "commune": (
        *("Xã", "Phường", "Xã/Phường", "Phường/Xã", "Xã/Thị trấn", "Xã/Phường/Thị trấn"),
        *("Tên xã", "Xã cũ", "Xã/Phường cũ"),
    ),
    "district": (
        *("Huyện", "Quận", "Quận/Huyện", "Huyện/Thành phố", "Huyện/TP", "Huyện/Thị xã"),
        *("Huyện/Thị xã/Thành phố", "Huyện/TX/TP", "Tên huyện", "Huyện cũ"),
    ),
    "province": ("Tỉnh", "Tỉnh/Thành phố", "Tỉnh/TP", "Tỉnh thành", "Tỉnh cũ"),
    "commune_today": (
        *("Xã mới", "Xã/Phường mới", "Xã hiện nay", "Xã/Phường hiện nay"),
        *("Xã sau sáp nhập", "Xã/Phường sau sáp nhập"),
    ),
    "province_today": ("Tỉnh mới", "Tỉnh hiện nay", "Tỉnh sau sáp nhập", "Tỉnh/Thành phố mới"),
    "producer_name": (
        *("Chủ thể", "Tên chủ thể", "Chủ thể sản xuất", "Tên chủ thể sản xuất"),
        *("Chủ thể OCOP", "Tên chủ thể OCOP", "Chủ thể tham gia", "Chủ thể có sản phẩm"),
        *("Cơ sở", "Tên cơ sở", "Cơ sở sản xuất", "Tên cơ sở sản xuất", "Nhà sản xuất"),
        *("Đơn vị", "Tên đơn vị", "Đơn vị sản xuất", "Tên đơn vị sản xuất"),
        *("Doanh nghiệp", "Tên doanh nghiệp", "Doanh nghiệp/HTX", "Công ty", "HTX"),
        *("Hợp tác xã", "Tổ chức, cá nhân", "Tên tổ chức, cá nhân"),
    ),
    "producer_type": (
        *("Loại hình", "Loại hình chủ thể", "Loại chủ thể", "Loại hình cơ sở"),
        *("Loại hình sản xuất", "Loại hình kinh doanh", "Loại hình doanh nghiệp"),
    ),
    "address": (
        *("Địa chỉ", "Địa chỉ sản xuất", "Địa chỉ cơ sở", "Địa chỉ cơ sở sản xuất"),
        *("Địa chỉ chủ thể", "Địa chỉ liên hệ", "Địa chỉ chi tiết", "Địa chỉ trụ sở", "Trụ sở"),
        *("Nơi sản xuất", "Địa điểm sản xuất"),
    ),
    "phones": (
        *("Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Số ĐT", "Điện thoại liên hệ"),
        *("Số điện thoại liên hệ", "SĐT liên hệ", "Điện thoại bán hàng", "Hotline", "Tel"),
        *("Phone", "Di động"),
    ),
    "email": ("Email", "E-mail", "Địa chỉ email", "Thư điện tử", "Hộp thư"),
    "zalo": ("Zalo", "Số Zalo"),
    "website": ("Website", "Web", "Trang web", "Địa chỉ website", "Link website"),
    "latitude": ("Vĩ độ",),
    "longitude": ("Kinh độ",),
    "contact_policy": ("Công khai liên hệ", "Chính sách liên hệ"),
    "producer_story": (
        *("Giới thiệu chủ thể", "Giới thiệu cơ sở", "Giới thiệu doanh nghiệp"),
        *("Câu chuyện chủ thể", "Câu chuyện cơ sở"),
    ),
}

NUMBER = "#"
"""The name that a column of running numbers gets."""
FIRST_ROWS = 20
"""The headings stand in one of them; titles may stand above."""
_NUMBERS = ("STT", "TT", "Số TT", "Số thứ tự", "No")
_BRACKETS = re.compile(r"\(.*?\)", re.DOTALL)
_THOUSANDS = re.compile(r"nghin|ngan|trieu|000|\bk\b")


@dataclass(frozen=True, slots=True)
class Header:
    """The row with the headings, which counts from 1, and the one below where they take two."""

    row: int
    texts: Sequence[str]
    """As they stand in the file."""
    names: Sequence[str]
    """The columns they name: "" for a heading that is not known, or none at all."""

    @property
    def known(self) -> int:
        return len(set(self.names) - {""})

    def text_of(self, name: str) -> str:
        return self.texts[self.names.index(name)]

    def fit(self, record: Sequence[str]) -> list[str] | None:
        """The record with as many cells as there are headings; None where it has others."""
        width = len(self.texts)
        if len(record) == width:
            return list(record)
        least = max((x for x, text in enumerate(self.texts, 1) if text), default=0)
        if len(record) < least or any(cell.strip() for cell in record[width:]):
            return None
        return [*record, *[""] * width][:width]


def find_header(rows: Sequence[Sequence[str]], columns: Names) -> Header:
    """The row with most headings that are known, or two rows, one above the other."""
    known = {folded(name): name for name in columns}
    known |= {folded(text): name for name, texts in columns.items() for text in texts}
    known |= {folded(text): NUMBER for text in _NUMBERS}
    headers = [
        Header(number, texts, [_name(text, known) for text in texts])
        for number, texts in _candidates(rows)
    ]
    return max(headers, key=lambda header: header.known, default=Header(0, (), ()))


def _candidates(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[str]]]:
    """Every row, then every two: what stands in the lower one is the closer heading."""
    tidy = [[" ".join(visible(text).split()) for text in row] for row in rows]
    yield from enumerate(tidy, start=1)
    for number, (upper, lower) in enumerate(pairwise(tidy), start=2):
        if len(upper) == len(lower):
            yield number, [low or high for high, low in zip(upper, lower, strict=True)]


def folded(heading: str) -> str:
    """The words of a heading alone: no marks, no capitals, no signs between them."""
    return " ".join(re.findall(r"[a-z0-9]+", bare(heading)))


def _name(heading: str, known: Mapping[str, str]) -> str:
    """The column that is meant; "" where that is not certain, as for a price in thousands."""
    whole = folded(heading)
    if whole in known or _THOUSANDS.search(whole):
        return known.get(whole, "")
    return known.get(folded(_BRACKETS.sub(" ", heading)), "")
