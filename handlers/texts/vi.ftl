### Mọi lời bot nói. Bot xưng "em", gọi người dùng là "anh/chị". Ngắn, lễ phép, không biệt ngữ.

## Giới thiệu

bot-description =
    Tìm sản phẩm OCOP và cơ sở sản xuất: chỉ cần gõ tên như khi hỏi ở cửa hàng, không dấu cũng được.

    Ví dụ: kẹo lạc 4 sao Đông Hưng
bot-short-description = Tìm sản phẩm OCOP và liên hệ cơ sở sản xuất.

start =
    Dạ, em chào anh/chị! 👋
    Anh/chị cần tìm sản phẩm OCOP nào, cứ gõ như đang hỏi ở cửa hàng – không dấu, viết tắt em vẫn hiểu ạ.

    Ví dụ:
    • <i>bánh cáy</i>
    • <i>san pham 4 sao dong hung</i>
    • <i>sđt cơ sở làm ruốc bề bề</i>

    Hoặc chọn một nhóm sản phẩm bên dưới:
help =
    <b>Em giúp được gì ạ?</b>

    🔎 <b>Tìm sản phẩm</b> – gõ tên, kèm nơi làm hay số sao nếu muốn: <i>kẹo lạc 4 sao Đông Hưng</i>. Tên xã, huyện, tỉnh cũ hay mới đều được.
    📞 <b>Xin liên hệ</b> – bấm “Liên hệ” dưới sản phẩm. Nơi nào chưa công bố số, em chuyển yêu cầu giúp.
    📝 <b>Để lại nhu cầu</b> – chưa thấy thứ cần tìm thì nhắn lại, ban tổ chức sẽ đọc.
    ↗️ <b>Chia sẻ</b> – ở bất kỳ cuộc trò chuyện nào, gõ <code>@{ $bot } kẹo lạc</code>.

    /browse – xem theo nhóm, số sao, địa phương, cơ sở
    /saved – sản phẩm đã lưu
    /stats – danh mục có gì
    /language – Tiếng Việt / English
    /privacy – dữ liệu của anh/chị
    /cancel – thôi việc đang làm dở
command-start = Bắt đầu
command-help = Hướng dẫn
command-browse = Xem theo nhóm, sao, địa phương, cơ sở
command-saved = Sản phẩm đã lưu
command-stats = Danh mục có bao nhiêu sản phẩm
command-language = Tiếng Việt / English
command-privacy = Dữ liệu của anh/chị
command-cancel = Thôi việc đang làm dở

## Trò chuyện

greeting = Dạ, em chào anh/chị ạ! Anh/chị cần tìm sản phẩm OCOP nào, cứ gõ tên giúp em nhé.
thanks = Dạ, không có gì ạ! Cần tìm thêm gì anh/chị cứ nhắn em nhé.
small-talk = Dạ, em chỉ rành sản phẩm OCOP và cơ sở sản xuất thôi ạ. Anh/chị gõ tên sản phẩm, ví dụ <i>bánh cáy</i>, hoặc xem theo nhóm bên dưới nhé.
event-none = Dạ, hiện em chưa có lịch hội chợ hay hội nghị kết nối cung cầu nào ạ. Anh/chị để lại nhu cầu, ban tổ chức sẽ đọc và biết anh/chị quan tâm.
media = Dạ, em chưa xem được { $kind ->
    [photo] ảnh
    [voice] tin thoại
    [video] video
    [sticker] nhãn dán
    [document] tệp
   *[other] nội dung này
 } ạ. Anh/chị gõ tên sản phẩm giúp em nhé, không dấu cũng được.
location-unread = Dạ, em chưa tìm theo vị trí trên bản đồ được ạ. Anh/chị gõ tên xã, huyện hay tỉnh giúp em nhé, ví dụ <i>kẹo lạc Đông Hưng</i>.
contact-unneeded = Dạ, em chưa cần số điện thoại ạ, nên em không lưu lại. Anh/chị muốn cơ sở gọi lại thì bấm “Liên hệ” dưới sản phẩm nhé.
command-unknown = Dạ, em không có lệnh <b>/{ $name }</b> ạ. { $nearest ->
    [none] Gõ /help để xem em giúp được gì nhé.
   *[other] Có phải anh/chị cần /{ $nearest } không ạ?
 }
button-old = Dạ, nút này không dùng được nữa ạ. Anh/chị gõ lại điều cần tìm giúp em nhé.
error-sorry = Dạ, em đang bị trục trặc nên chưa trả lời được câu này ạ. Em đã ghi lại để kiểm tra; anh/chị thử lại sau ít phút giúp em nhé.

## Kết quả tìm

understood = 🔎 Tìm: <b>{ $what }</b>
list-row = { $number }. <b>{ $name }</b>
list-row-facts = { $facts }
list-all = { $total } sản phẩm
list-range = { $first }–{ $last } trong { $total } sản phẩm
list-contact = Anh/chị cần liên hệ nơi làm sản phẩm nào ạ?
nothing = Dạ, em chưa tìm thấy <b>{ $query }</b> trong danh mục ạ.
nothing-near = Gần nhất có các sản phẩm dưới đây ạ. Nếu không phải, anh/chị xem theo nhóm hoặc để lại nhu cầu nhé.
nothing-far = Anh/chị xem theo nhóm, hoặc để lại nhu cầu để ban tổ chức biết ạ.
which-place = Có nhiều nơi tên <b>{ $name }</b> ạ. Anh/chị tìm ở đâu?
place-old = { $name } (cũ)
place-old-within = { $name }, { $within } (cũ)
place-today = { $name }
place-today-within = { $name }, { $within }
facet-stars = { $stars } sao
facet-stars-from = từ { $stars } sao
facet-stars-to = đến { $stars } sao
facet-price = đến { $price } đ
facet-valid = còn hiệu lực
previous = ‹ Trước
next = Sau ›
all-products = tất cả sản phẩm

## Thẻ sản phẩm

stars = { $stars } sao OCOP
stars-none = chưa rõ số sao
card-producer = 🏭 { $name }{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
 }
card-no-producer = 🏭 Chưa rõ cơ sở sản xuất
card-place = 📍 { $today }{ $old ->
    [none] {""}
   *[other] {" "}(cũ: { $old })
 }
card-valid = 📜 Công nhận: { $decision }còn hiệu lực đến hết { $until }
card-expires_soon = 📜 Công nhận: { $decision }<b>sắp hết hạn</b>, đến hết { $until }
card-expired = ⚠️ Công nhận: { $decision }<b>đã hết hạn</b> từ { $until }
card-unknown-year = 📜 Nguồn ghi năm { $year }; chưa rõ quyết định công nhận và thời hạn, nên hỏi lại cơ sở
card-unknown = 📜 Chưa rõ quyết định công nhận và thời hạn, nên hỏi lại cơ sở
decision-dated = QĐ { $number } ngày { $date }, {""}
decision-only-date = ngày { $date }, {""}
card-standards = ✅ { $standards }
card-packing = 📦 Đóng gói: { $packing }
card-price = 💰 Giá: { $price }
card-price-asked = 💰 Giá: chưa công bố – anh/chị bấm “Liên hệ” để hỏi cơ sở ạ
card-minimum = 🛒 Đặt tối thiểu: { $minimum }
card-name = <b>{ $name }</b>
card-story = { $story }
card-source = Nguồn: { $source }
card-source-named = Nguồn: <code>{ $host }</code>
card-source-linked = Nguồn: <a href="{ $url }">{ $host }</a>
price-exact = { $low } đ
price-range = { $low }–{ $high } đ
price-from = từ { $low } đ
price-to = đến { $high } đ
price-per = { $price } / { $packing }
button-contact = 📞 Liên hệ
button-producer = 🏭 Cùng cơ sở
button-similar = 🔎 Tương tự
button-share = ↗️ Chia sẻ
button-need = 📝 Để lại nhu cầu
button-save = 💾 Lưu lại
button-forget = Bỏ lưu
button-more = Đọc thêm
button-trace = 🔗 Truy xuất nguồn gốc
button-card = Xem sản phẩm
button-open = Xem chi tiết và liên hệ
product-gone = Dạ, sản phẩm này không còn trong danh mục ạ.
story-of = <b>{ $name }</b>
similar-to = Tương tự <b>{ $name }</b>:
similar-none = Dạ, em chưa thấy sản phẩm nào tương tự ạ.
saved-now = Đã lưu. Xem lại bằng /saved ạ.
saved-already = Anh/chị đã lưu sản phẩm này rồi ạ.
forgotten-now = Đã bỏ lưu ạ.
saved-list = 💾 Sản phẩm anh/chị đã lưu
saved-empty = Dạ, anh/chị chưa lưu sản phẩm nào ạ. Khi xem một sản phẩm, bấm “Lưu lại” để giữ ở đây.

## Liên hệ

contact-of = 📞 <b>{ $name }</b>
contact-for = về sản phẩm { $product }
contact-phone = ☎️ { $phone }
contact-email = ✉️ { $email }
contact-address = 🏠 { $address }
contact-say = Khi gọi, anh/chị nói giúp là biết qua danh mục OCOP nhé.
button-copy = 📋 Chép { $what }
button-zalo = Zalo
button-website = Trang web
contact-none =
    Dạ, <b>{ $name }</b> chưa công bố số điện thoại hay địa chỉ liên hệ ạ.

    Em chuyển yêu cầu của anh/chị về <b>{ $product }</b> giúp nhé?
contact-on-request =
    Dạ, <b>{ $name }</b> chỉ nhận liên hệ qua yêu cầu ạ.

    Em chuyển yêu cầu của anh/chị về <b>{ $product }</b> giúp nhé?
contact-consent = Nếu đồng ý, <b>tên và số điện thoại</b> của anh/chị được chuyển cho cơ sở và ban tổ chức, chỉ để trả lời yêu cầu này. Anh/chị rút lại lúc nào cũng được bằng /privacy.
the-producer = Cơ sở làm sản phẩm này
button-agree = ✅ Đồng ý, gửi yêu cầu
button-no = Thôi
contact-slow = Dạ, anh/chị vừa xem khá nhiều liên hệ. Để số của các cơ sở không bị gom hàng loạt, em xin phép cho xem tiếp từ { $time } ạ. Cần gấp thì anh/chị để lại nhu cầu nhé.
ask-phone = Anh/chị cho em xin số điện thoại: bấm nút bên dưới để gửi số của mình, hoặc gõ số vào đây ạ.
ask-phone-share = 📱 Gửi số của tôi
ask-phone-placeholder = Ví dụ: 0912 345 678
phone-bad = Dạ, số này chưa đúng ạ. Anh/chị gõ lại giúp em, ví dụ <i>0912 345 678</i>, hoặc bấm “Thôi”.
phone-not-own = Dạ, đây là số của người khác ạ. Anh/chị bấm “Gửi số của tôi”, hoặc gõ số của mình giúp em nhé.
request-done = ✅ Em đã ghi yêu cầu của anh/chị về <b>{ $product }</b>, gọi lại số <b>{ $phone }</b>. Ban tổ chức sẽ chuyển cho cơ sở ạ.
in-private = Dạ, việc này có số điện thoại nên mình nói riêng cho kín đáo ạ. Anh/chị bấm nút bên dưới nhé.
button-private = Nhắn riêng với em

## Nhu cầu

need-ask = Anh/chị cần mua gì, số lượng bao nhiêu, khi nào cần? Gõ một tin nhắn giúp em, em chuyển đến ban tổ chức ạ.
need-ask-more = Hoặc gõ lại cho rõ hơn (số lượng, khi nào cần…), em sẽ thay bằng lời mới.
need-check =
    Nhu cầu của anh/chị:
    <blockquote>{ $text }</blockquote>
    Em gửi cho ban tổ chức nhé?
need-about = Cần { $product }
button-send = ✅ Gửi
need-done = ✅ Em đã ghi nhu cầu của anh/chị. Ban tổ chức sẽ đọc ạ.
need-call-back = Anh/chị có muốn được gọi lại không ạ?
need-consent = Nếu đồng ý, <b>tên và số điện thoại</b> của anh/chị được chuyển cho ban tổ chức, chỉ để trả lời nhu cầu này. Anh/chị rút lại lúc nào cũng được bằng /privacy.
button-agree-phone = 📱 Đồng ý, để lại số điện thoại
need-phone-done = ✅ Em đã thêm số <b>{ $phone }</b> vào nhu cầu của anh/chị ạ.
draft-gone = Dạ, việc này xong rồi hoặc đã để lâu quá ạ. Anh/chị làm lại từ đầu giúp em nhé.
cancelled = Dạ, em thôi rồi ạ. Anh/chị cần tìm gì cứ gõ nhé.
nothing-to-cancel = Dạ, không có việc gì đang làm dở ạ.

## Duyệt danh mục

browse = Anh/chị muốn xem theo gì ạ?
browse-group = Theo nhóm sản phẩm
browse-stars = Theo số sao
browse-place = Theo địa phương
browse-producer = Theo cơ sở
browse-of-group = Chọn nhóm sản phẩm:
browse-of-stars = Chọn số sao:
browse-of-place = Chọn địa phương (tên trước tháng 7/2025):
browse-of-producer = Chọn cơ sở sản xuất:
browse-range = Cơ sở { $first }–{ $last } trong { $total }
browse-empty = Dạ, mục này chưa có sản phẩm nào ạ.
button-back = ‹ Quay lại
group-food = Thực phẩm
group-drink = Đồ uống
group-herbal = Dược liệu
group-craft = Thủ công mỹ nghệ
group-ornamental = Sinh vật cảnh
group-tourism = Du lịch
group-none = Chưa rõ nhóm
kind-company = công ty
kind-cooperative = hợp tác xã
kind-household = hộ kinh doanh
kind-none = chưa rõ loại hình
producer-page = 🏭 <b>{ $name }</b>
producer-gone = Dạ, cơ sở này không còn trong danh mục ạ.

## Số liệu

stats =
    📊 <b>Danh mục có { $products } sản phẩm của { $producers } cơ sở</b>

    <b>Số sao</b> (theo nguồn đã công bố)
    { $stars }

    <b>Nhóm sản phẩm</b>
    { $groups }

    <b>Cơ sở sản xuất</b>
    { $kinds }
stats-row = • { $label }: { $count }

## Ngôn ngữ và dữ liệu riêng

language = Anh/chị chọn ngôn ngữ nhé / Choose a language:
language-chosen = Dạ, từ giờ em nói tiếng Việt ạ.
privacy =
    🔒 <b>Dữ liệu của anh/chị</b>
    Em giữ: mã tài khoản, ngôn ngữ, { $saved } sản phẩm đã lưu, { $needs } nhu cầu, { $requests } yêu cầu liên hệ, { $handovers } lần xem liên hệ, { $questions } câu đã hỏi (để xem trang sau và biết người mua cần gì).
    { $phone ->
        [none] Em không giữ tên và số điện thoại của anh/chị.
       *[other] Tên và số điện thoại { $phone } được giữ theo sự đồng ý của anh/chị, chỉ để trả lời yêu cầu.
    }
    Em không dùng vào việc khác và không gửi quảng cáo. Xóa thì mọi đồng ý cũng được rút lại.
button-erase = 🗑 Xóa tất cả
erase-sure = Anh/chị chắc chắn xóa hết chứ ạ? Sản phẩm đã lưu, nhu cầu và yêu cầu sẽ mất và không lấy lại được. Những gì đã chuyển cho cơ sở thì em không thu hồi được.
button-erase-sure = Xóa hết
erased = Dạ, em đã xóa hết dữ liệu của anh/chị ạ.

## Nơi khác

inline-start = Mở bot để tìm và liên hệ

## Ban tổ chức

requests = 📥 Nhu cầu và yêu cầu liên hệ ({ $total })
requests-empty = Chưa có nhu cầu hay yêu cầu liên hệ nào ạ.
requests-need = 📝 { $when } – { $text }{ $phone ->
    [none] {""}
   *[other] {" "}– { $name }, { $phone }
 }
requests-contact = 📞 { $when } – { $product }: { $name }, { $phone }
problems = ⚠️ Em chưa xử lý được { $total } tin nhắn. Người nhắn đã được xin lỗi; tin vẫn được giữ lại. Nhờ anh/chị chuyển phần dưới cho kỹ thuật, sửa xong thì bấm “Thử lại”.
problems-row = { $when } – <code>{ $error }</code>
problems-none = Dạ, không có tin nhắn nào bị lỗi ạ.
problems-again = Dạ, em đang xử lý lại { $count } tin nhắn ạ.
button-try-again = 🔁 Thử lại
