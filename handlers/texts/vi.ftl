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
    /events – sự kiện sắp tới, đăng ký tham dự
    /mine – đăng ký, vé và tin báo sự kiện của anh/chị
    /subscribe – chọn tin muốn nhận: hội chợ, tập huấn, sản phẩm mới…
    /stop – thôi nhận mọi tin
    /stats – danh mục có gì
    /language – Tiếng Việt / English
    /privacy – dữ liệu của anh/chị
    /cancel – thôi việc đang làm dở
command-start = Bắt đầu
command-help = Hướng dẫn
command-browse = Xem theo nhóm, sao, địa phương, cơ sở
command-saved = Sản phẩm đã lưu
command-events = Sự kiện sắp tới, đăng ký tham dự
command-mine = Đăng ký và vé của anh/chị
command-subscribe = Chọn tin muốn nhận
command-stop = Thôi nhận mọi tin
command-stats = Danh mục có bao nhiêu sản phẩm
command-language = Tiếng Việt / English
command-privacy = Dữ liệu của anh/chị
command-cancel = Thôi việc đang làm dở

## Trò chuyện

greeting = Dạ, em chào anh/chị ạ! Anh/chị cần tìm sản phẩm OCOP nào, cứ gõ tên giúp em nhé.
thanks = Dạ, không có gì ạ! Cần tìm thêm gì anh/chị cứ nhắn em nhé.
leave-how = Dạ, anh/chị muốn thôi nhận mọi tin, hay không dự sự kiện đã đăng ký được nữa ạ? Bấm giúp em. Chỉ bớt vài loại tin: /subscribe.
small-talk = Dạ, em chỉ rành sản phẩm OCOP và cơ sở sản xuất thôi ạ. Anh/chị gõ tên sản phẩm, ví dụ <i>bánh cáy</i>, hoặc xem theo nhóm bên dưới nhé.
organisers = Dạ, em trả lời tự động nên có khi chưa đúng, anh/chị thông cảm ạ. Cần góp ý, báo sai hay gặp người phụ trách, anh/chị bấm nút dưới rồi nhắn: ban tổ chức sẽ đọc.
about = Dạ, em là chương trình trả lời tự động, giúp tìm sản phẩm OCOP và liên hệ nơi làm ạ. OCOP (“Mỗi xã một sản phẩm”) xếp hạng đặc sản các địa phương từ 3 đến 5 sao. Anh/chị gõ tên sản phẩm, ví dụ <i>bánh cáy</i>, hoặc chọn nhóm bên dưới; cách dùng ở /help.
stars-mean =
    ⭐ <b>Sao OCOP nói gì ạ?</b>
    Hội đồng chấm sản phẩm trên 100 điểm: nguyên liệu và nhân công tại chỗ, câu chuyện, chất lượng, an toàn, bao bì, khả năng tiếp thị.
    ★★★ 50–69 điểm: đạt chuẩn OCOP, tỉnh công nhận.
    ★★★★ 70–89 điểm: hạng tốt, tỉnh công nhận.
    ★★★★★ từ 90 điểm: hạng quốc gia, Bộ công nhận.
    Công nhận có giá trị 36 tháng; thẻ sản phẩm ghi năm và quyết định nếu em có.
delivery = Dạ, em không bán hàng; việc giao hàng và phí do từng cơ sở báo ạ. Anh/chị gõ tên sản phẩm rồi bấm “Liên hệ” để hỏi nhé.
detail = Dạ, điều này mỗi cơ sở một khác và em chưa có thông tin ạ. Anh/chị gõ tên sản phẩm rồi bấm “Liên hệ” để hỏi thẳng cơ sở nhé.
supply = Dạ, danh mục do ban tổ chức cập nhật ạ. Anh/chị muốn đưa sản phẩm OCOP vào, hoặc muốn tìm người mua, thì bấm “Để lại nhu cầu” để nhắn ban tổ chức, hoặc xem /events để gặp người mua nhé.
which-product = Dạ, anh/chị hỏi sản phẩm nào ạ? Bấm “Liên hệ” dưới sản phẩm đang xem, hoặc gõ tên, ví dụ <i>sđt cơ sở bánh cáy</i>.
which-listed = Dạ, anh/chị hỏi sản phẩm nào ạ? Bấm tên, hoặc nhắn số.
number-alone = Dạ, em không thấy số này trong danh sách vừa rồi ạ. Anh/chị bấm nút có số ngay bên dưới danh sách giúp em nhé.
more-how = Dạ, anh/chị bấm “Sau ›” dưới danh sách để xem tiếp ạ; danh sách nào không có nút đó là em chỉ có bấy nhiêu.
more-none = Dạ, danh sách vừa rồi chỉ có bấy nhiêu ạ. Anh/chị muốn tìm gì nữa, cứ nhắn em nhé.
compare-how = Dạ, anh/chị muốn so sánh những sản phẩm nào ạ? Nhắn hai đến bốn số trong danh sách, ví dụ <i>so sánh 1 với 3</i>, hoặc tên của chúng nhé.
compare-pick = Dạ, có nhiều sản phẩm ạ; anh/chị nhắn các số muốn so sánh, ví dụ <i>so sánh 1 với 2</i> nhé.
cheapest-unknown = Dạ, chưa phải nơi nào cũng công bố giá nên em chưa biết cái nào rẻ nhất ạ. Anh/chị bấm tên, hoặc nhắn số, để hỏi thẳng cơ sở nhé.
event-none = Dạ, hiện em chưa có lịch hội chợ hay hội nghị kết nối cung cầu nào ạ. Khi nào có em báo anh/chị nhé? Hoặc anh/chị để lại nhu cầu, ban tổ chức sẽ đọc.
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
number-how = Dạ, số điện thoại em chưa lưu ạ. Muốn được gọi lại, anh/chị gõ tên sản phẩm rồi bấm “Liên hệ”, hoặc để lại nhu cầu, em xin số ở đó.
number-unkept = Dạ, số điện thoại em chưa lưu ạ. Muốn được gọi lại, anh/chị bấm “Liên hệ” hoặc “Để lại nhu cầu”, em xin số ở đó.
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
list-no-price = Nơi nào em không ghi giá là cơ sở chưa công bố ạ; anh/chị bấm số rồi “Liên hệ” để hỏi.
list-bulk = Giá sỉ và số lượng do từng cơ sở báo ạ: anh/chị bấm số rồi “Liên hệ”, hoặc “Để lại nhu cầu” để ban tổ chức kết nối giúp.
list-delivery = Giao hàng và phí do từng cơ sở báo ạ: anh/chị bấm số rồi “Liên hệ” để hỏi.
list-detail = Điều này em chưa có thông tin ạ: anh/chị bấm số rồi “Liên hệ” để hỏi thẳng cơ sở.
list-by-name = Em chỉ lọc được theo tên gọi thôi ạ; cho chắc, anh/chị hỏi lại cơ sở giúp em.
nothing = Dạ, em chưa tìm thấy <b>{ $query }</b> trong danh mục ạ.
nothing-near = Gần nhất có các sản phẩm dưới đây ạ. Nếu không phải, anh/chị xem theo nhóm hoặc để lại nhu cầu nhé.
nothing-known = Điều anh/chị hỏi em cũng chưa có thông tin: bấm sản phẩm rồi “Liên hệ” để hỏi thẳng cơ sở ạ.
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
products = sản phẩm

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
card-ask = 💬 Điều anh/chị hỏi em chưa có thông tin – bấm “Liên hệ” để hỏi thẳng cơ sở ạ
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
compare = ⚖️ <b>So sánh { $count } sản phẩm</b>
compare-same = <b>Giống nhau:</b>
compare-valid = 📜 Còn hiệu lực đến hết { $until }
compare-expires_soon = 📜 <b>Sắp hết hạn</b>, đến hết { $until }
compare-expired = ⚠️ <b>Đã hết hạn</b> từ { $until }
compare-unknown-year = 📜 Nguồn ghi năm { $year }; chưa rõ thời hạn
compare-unknown = 📜 Chưa rõ thời hạn công nhận
compare-no-price = 💰 Giá: chưa công bố
compare-taste = Cái nào ngon hơn, hợp hơn là tùy anh/chị ạ; em chỉ kể điều đã công bố.
compare-missing = Dạ, em chưa tìm thấy <b>{ $names }</b> để so sánh ạ.
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
press-to-agree = { $number ->
    [yes] Dạ, số này em chưa lưu ạ. Đồng ý thì anh/chị bấm nút dưới đây giúp em nhé.
   *[no] Dạ, đồng ý thì anh/chị bấm nút dưới đây giúp em nhé.
 }
contact-slow = Dạ, anh/chị vừa xem khá nhiều liên hệ. Để số của các cơ sở không bị gom hàng loạt, em xin phép cho xem tiếp từ { $time } ạ. Cần gấp thì anh/chị để lại nhu cầu nhé.
button-contact-of = 📞 Liên hệ: { $product }
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
need-ask-more = Anh/chị gõ tiếp số lượng, khi nào cần, giao ở đâu…, em ghi thêm vào ạ.
need-full = Dạ, nhu cầu này dài quá rồi nên em chưa ghi thêm được ạ. Anh/chị gửi, hoặc viết lại cho gọn giúp em nhé.
need-number = Dạ, số điện thoại em không ghi vào đây ạ: em chỉ nhận số sau khi anh/chị bấm đồng ý được gọi lại.
need-check =
    Nhu cầu của anh/chị:
    <blockquote>{ $text }</blockquote>
    Em gửi cho ban tổ chức nhé?
need-about = Cần { $product }
button-send = ✅ Gửi
button-need-anew = ✏️ Viết lại
need-done = ✅ Em đã ghi nhu cầu của anh/chị. Ban tổ chức sẽ đọc ạ.
need-call-back = Anh/chị có muốn được gọi lại không ạ?
need-consent = Nếu đồng ý, <b>tên và số điện thoại</b> của anh/chị được chuyển cho ban tổ chức, chỉ để trả lời nhu cầu này. Anh/chị rút lại lúc nào cũng được bằng /privacy.
button-agree-phone = 📱 Đồng ý, để lại số điện thoại
need-phone-done = ✅ Em đã thêm số <b>{ $phone }</b> vào nhu cầu của anh/chị ạ.
draft-gone = Dạ, việc này xong rồi hoặc đã để lâu quá ạ. Anh/chị làm lại từ đầu giúp em nhé.
cancelled = Dạ, em thôi rồi ạ. Anh/chị cần tìm gì cứ gõ nhé.
press-please = Dạ, anh/chị bấm nút bên dưới giúp em ạ, để em ghi cho chắc.
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
    Em giữ: mã tài khoản, ngôn ngữ{ $saved ->
        [0] {""}
       *[other] , { $saved } sản phẩm đã lưu
    }{ $needs ->
        [0] {""}
       *[other] , { $needs } nhu cầu
    }{ $requests ->
        [0] {""}
       *[other] , { $requests } yêu cầu liên hệ
    }{ $handovers ->
        [0] {""}
       *[other] , { $handovers } lần xem liên hệ
    }{ $registrations ->
        [0] {""}
       *[other] , { $registrations } đăng ký sự kiện (kèm tên, đơn vị, điện thoại đã khai)
    }{ $interests ->
        [0] {""}
       *[other] , { $interests } tin sự kiện muốn nghe
    }{ $subscriptions ->
        [0] {""}
       *[other] , { $subscriptions } đăng ký nhận tin (/subscribe)
    }{ $searches ->
        [0] {""}
       *[other] , { $searches } tìm kiếm chờ báo
    }{ $digests ->
        [0] {""}
       *[other] , { $digests } bản tin tuần
    }{ $questions ->
        [0] {""}
       *[other] , { $questions } câu đã hỏi (để xem trang sau và biết người mua cần gì)
    }{ $forms ->
        [0] {""}
       *[other] , { $forms } mẫu đang điền dở (kèm những gì đã điền)
    }{ $roles ->
        [0] {""}
       *[other] , { $roles } việc được giao ở ban tổ chức hay bàn đón tiếp
    }.
    { $phone ->
        [none] Ngoài ra em không giữ tên và số điện thoại của anh/chị.
       *[other] Tên và số điện thoại { $phone } được giữ theo sự đồng ý của anh/chị, chỉ để trả lời yêu cầu.
    }
    Em không dùng vào việc khác và không gửi quảng cáo. Xóa thì mọi đồng ý cũng được rút lại.
button-erase = 🗑 Xóa tất cả
erase-sure = Anh/chị chắc chắn xóa hết chứ ạ? Sản phẩm đã lưu, nhu cầu, yêu cầu, đăng ký và chỗ ở sự kiện sẽ mất và không lấy lại được. Những gì đã chuyển cho cơ sở thì em không thu hồi được.
button-erase-not = ‹ Không xóa
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

## Sự kiện

events-coming = 📅 <b>Sự kiện sắp tới</b> ({ $total })
events-all = ‹ Tất cả sự kiện
event-kind-matching = Kết nối cung cầu
event-kind-fair = Hội chợ
event-kind-market = Phiên chợ
event-kind-training = Tập huấn
event-venue = 🏛 { $venue }
event-deadline = ⏰ Đăng ký đến { $when }
event-seats-buyer = 🛒 Người mua: { $left ->
    [open] không giới hạn chỗ
    [full] hết chỗ, còn nhận vào danh sách chờ
   *[other] còn { $left } chỗ
 }
event-seats-producer = 🏭 Cơ sở sản xuất: { $left ->
    [open] không giới hạn chỗ
    [full] hết chỗ, còn nhận vào danh sách chờ
   *[other] còn { $left } chỗ
 }
event-is-closed = 🔒 Đã hết hạn đăng ký
event-is-over = 🏁 Sự kiện đã kết thúc
event-is-cancelled = ❌ Sự kiện đã bị hủy
event-gone = Dạ, em không thấy sự kiện này ạ. Anh/chị gõ /events để xem các sự kiện sắp tới nhé.
weekday-0 = Thứ Hai
weekday-1 = Thứ Ba
weekday-2 = Thứ Tư
weekday-3 = Thứ Năm
weekday-4 = Thứ Sáu
weekday-5 = Thứ Bảy
weekday-6 = Chủ Nhật
vietnam-time = giờ Việt Nam
side-buyer = người mua
side-producer = cơ sở sản xuất
button-join-buyer = 🛒 Đăng ký: tôi là người mua
button-join-producer = 🏭 Đăng ký: tôi là cơ sở sản xuất
button-join-on = ✍️ Đăng ký tiếp: { $side ->
    [buyer] người mua
   *[other] cơ sở sản xuất
 }
button-joined = ✅ Đăng ký của tôi: { $side ->
    [buyer] người mua
   *[other] cơ sở sản xuất
 }
button-mine = 🎫 Đăng ký của tôi
button-map = 🗺 Bản đồ
button-calendar = 📅 Thêm vào lịch
button-interest = 🔔 Báo tôi khi có sự kiện mới
button-again = ↩️ Đăng ký lại
button-again-after-all = ↩️ Bấm nhầm, đăng ký lại
button-event = Xem sự kiện
button-events = 📅 Sự kiện sắp tới
button-open-event = Xem và đăng ký
calendar-how = 📅 Bấm vào tệp để thêm vào lịch trên điện thoại.
calendar-gone = 📅 Bấm vào tệp để bỏ sự kiện này khỏi lịch trên điện thoại.

## Đăng ký dự sự kiện

sign-up-title = 📝 <b>{ $title }</b> – { $side ->
    [buyer] người mua
   *[other] cơ sở sản xuất
 }
sign-up-unfinished = ✍️ Anh/chị đang đăng ký dở <b>{ $title }</b> – { $side ->
    [buyer] người mua
   *[other] cơ sở sản xuất
 }. Mình làm tiếp chứ ạ?
mine-begun = ✍️ Đang đăng ký dở: <b>{ $title }</b> – { $side ->
    [buyer] người mua
   *[other] cơ sở sản xuất
 }
button-sign-up-on = ✍️ Đăng ký tiếp{ $title ->
    [none] {""}
   *[other] : { $title }
 }
sign-up-consent =
    Để đăng ký, em xin <b>tên, đơn vị, số điện thoại</b> và vài câu trả lời của anh/chị. Những thông tin này chỉ giao cho <b>ban tổ chức và bàn đón tiếp của sự kiện này</b>, để xếp chỗ, kết nối và liên lạc. Anh/chị xem, sửa, hủy bằng /mine, xóa hết bằng /privacy.

    Chỉ mất khoảng hai phút; đang làm mà bận thì lúc nào quay lại làm tiếp cũng được ạ.
button-agree-sign-up = ✅ Đồng ý, đăng ký
sign-up-step = 📝 { $title } · <b>bước { $step }{ $steps ->
    [none] {""}
   *[other] /{ $steps }
 }</b>
sign-up-name = Anh/chị cho em xin <b>họ và tên</b>: bấm nút bên dưới, hoặc gõ tên khác ạ.
sign-up-organisation = Anh/chị đến từ <b>đơn vị nào</b> (cửa hàng, công ty, hợp tác xã…)? Gõ tên đơn vị ạ.
sign-up-place = Đơn vị của anh/chị ở <b>xã/phường, tỉnh nào</b> ạ?
sign-up-phone = { $known ->
    [yes] Ban tổ chức liên lạc với anh/chị qua <b>số điện thoại</b> nào ạ? Bấm số bên dưới, hoặc gõ số khác.
   *[none] Anh/chị cho em xin <b>số điện thoại</b>: bấm nút bên dưới để gửi số của mình, hoặc gõ số vào đây ạ.
 }
sign-up-phone-taken = ☎️ Em đã ghi số <b>{ $phone }</b> ạ.
sign-up-back = Dạ, mình quay lại câu trước ạ.
sign-up-producer = Anh/chị thuộc <b>cơ sở nào</b> trong danh mục OCOP? Gõ tên cơ sở, không dấu cũng được ạ.
sign-up-producer-found = Có phải một trong các cơ sở này không ạ? Nếu chưa đúng, anh/chị gõ lại tên nhé.
sign-up-producer-unknown = Dạ, em chưa thấy cơ sở này trong danh mục ạ. Anh/chị gõ lại tên, hoặc bấm “Không có trong danh mục”.
sign-up-sought =
    <b>Anh/chị tìm mua gì?</b> Mỗi dòng một thứ; nếu biết thì ghi cả số lượng, bao lâu một lần, giấy tờ cần có.

    Ví dụ: <i>kẹo lạc 200 kg mỗi tháng, VietGAP</i>
sign-up-sought-so-far = <b>Anh/chị tìm mua:</b>
sign-up-sought-more = Gõ tiếp thứ khác, hoặc bấm “Xong” ạ.
sign-up-brought = <b>Anh/chị mang sản phẩm nào đến?</b> { $listed ->
    [yes] Bấm để chọn; sản phẩm chưa có ở đây thì gõ tên ạ.
   *[none] Gõ tên sản phẩm, mỗi dòng một thứ ạ.
 }
sign-up-brought-so-far = <b>Đã chọn:</b>
ware-is = → có trong danh mục: { $name }
ware-many = → danh mục có { $total } sản phẩm gần với tên này{ $group ->
    [none] {""}
   *[other] , nhóm { $group }
 }
ware-unknown = → chưa có trong danh mục, em vẫn ghi lại ạ
how-often-week = mỗi tuần
how-often-month = mỗi tháng
how-often-once = một lần
sign-up-question = <b>{ $label }</b>
sign-up-how-text = Anh/chị gõ câu trả lời ạ.
sign-up-how-number = Anh/chị gõ một con số ạ.
sign-up-how-choice = Anh/chị chọn một câu bên dưới ạ.
sign-up-how-yes_no = {""}
sign-up-how-phone = Anh/chị gõ số điện thoại ạ.
sign-up-how-file = Anh/chị gửi ảnh hoặc tệp vào đây ạ.
sign-up-bad-text = Dạ, câu này trống hoặc dài quá ạ (nhiều nhất 1000 chữ). Anh/chị gõ lại giúp em nhé.
sign-up-bad-number = Dạ, em cần một con số ạ, ví dụ <i>25</i> hay <i>1.500</i>.
sign-up-bad-choice = Dạ, anh/chị chọn một trong các câu bên dưới giúp em nhé.
sign-up-bad-yes_no = Dạ, anh/chị chọn “Có” hoặc “Không” giúp em nhé.
sign-up-bad-phone = Dạ, số này chưa đúng ạ. Anh/chị gõ lại giúp em, ví dụ <i>0912 345 678</i>.
sign-up-bad-phone-asked = Dạ, số này chưa đúng ạ. Anh/chị gõ lại giúp em, ví dụ <i>0912 345 678</i>, hoặc bấm “📱 Gửi số của tôi”. Muốn thôi thì gõ /cancel ạ.
sign-up-which-phone = Dạ, em thấy nhiều hơn một số ạ. Ban tổ chức gọi số nào thì anh/chị gõ riêng số ấy giúp em nhé.
sign-up-bad-file = Dạ, chỗ này em cần ảnh hoặc tệp ạ.
sign-up-no-phone = Dạ, ở câu này em chưa cần số điện thoại, nên em không lưu lại ạ.
sign-up-several-lines = Dạ, em chưa tách được các phần ạ. Anh/chị trả lời từng câu một giúp em nhé.
sign-up-no-file = Dạ, chỗ này em chưa cần ảnh hay tệp, nên em không giữ lại ạ.
sign-up-too-long = Dạ, câu này dài quá ạ. Anh/chị gõ ngắn lại giúp em nhé.
sign-up-many-wares = Dạ, em ghi được nhiều nhất 10 thứ ạ. Anh/chị gộp lại, hoặc bỏ bớt giúp em nhé.
sign-up-edited = Dạ, tin đã gửi thì em không đổi theo được ạ. Muốn sửa câu trước, anh/chị bấm “‹ Quay lại”; đến cuối em cho xem lại hết.
sign-up-answered = Dạ, câu ấy anh/chị trả lời rồi ạ. Mình đang ở đây:
sign-up-check-typed = Dạ, anh/chị bấm “Gửi đăng ký” để gửi, hoặc bấm ✏️ ở phần cần sửa. Muốn thôi thì gõ /cancel ạ.
sign-up-here = Dạ, mình đang ở câu này ạ:
sign-up-needed = Dạ, câu này em cần ạ, anh/chị trả lời giúp em nhé. Muốn thôi thì gõ /cancel.
sign-up-missing = Dạ, còn một câu cần trả lời ạ.
sign-up-part = <b>{ $label }:</b> { $value }
sign-up-check = Anh/chị xem lại giúp em. Cần sửa phần nào thì bấm ✏️; đúng rồi thì gửi ạ.
sign-up-done = 📨 Em đã ghi đăng ký của anh/chị dự <b>{ $title }</b>.
sign-up-changed = ✅ Em đã sửa đăng ký của anh/chị ạ.
sign-up-stopped = Dạ, em thôi và không giữ lại những gì anh/chị vừa điền ạ.
sign-up-change-stopped = Dạ, em thôi sửa ạ; đăng ký của anh/chị vẫn giữ nguyên như cũ.
sign-up-taken = Dạ, máy này đã đăng ký cho <b>{ $name }</b> rồi ạ. Người khác muốn dự thì đăng ký bằng Telegram của mình nhé.
sign-up-ended = Dạ, <b>{ $title }</b> vừa hết hạn đăng ký, nên em không gửi đi được nữa ạ. Anh/chị gõ /events để xem sự kiện khác nhé.
part-name = Họ tên
part-producer = Cơ sở
part-organisation = Đơn vị
part-phone = Điện thoại
part-place = Địa chỉ
part-wares-buyer = Tìm mua
part-wares-producer = Sản phẩm
no-producer = không có trong danh mục
answer-yes = Có
answer-no = Không
answer-file = 📎 đã gửi
button-skip = Bỏ qua ›
button-stop = ✕ Thôi
button-go-on = Xong ›
button-without-last = 🗑 Bỏ dòng cuối
button-other-phone = Gửi số khác
button-no-producer = Không có trong danh mục
button-send-sign-up = ✅ Gửi đăng ký
button-send-change = ✅ Lưu thay đổi

## Đăng ký của tôi

mine = 🎫 <b>Đăng ký của anh/chị</b>
mine-none = Dạ, anh/chị chưa đăng ký sự kiện nào sắp tới ạ.
standing-registered = 🕓 <b>Đã đăng ký.</b> Ban tổ chức sẽ xem và xác nhận; khi có em báo ngay ạ.
standing-waiting = ⏳ <b>Đang trong danh sách chờ</b>, thứ { $line }. Có chỗ trống là em báo ngay ạ.
standing-offered = 🔔 <b>Có chỗ cho anh/chị!</b> Em giữ đến { $until }. Anh/chị nhận chỗ chứ ạ?
standing-confirmed = ✅ <b>Đã có chỗ.</b> Mã vé: <code>{ $ticket }</code>
standing-checked_in = 🎉 <b>Đã đến dự.</b> Mã vé: <code>{ $ticket }</code>
standing-cancelled-left = Anh/chị đã báo không dự.
standing-cancelled-declined = Anh/chị đã không nhận chỗ.
standing-cancelled-missed = Chỗ giữ cho anh/chị đã quá hạn trả lời, nên em không giữ nữa.
standing-turned_away = Rất tiếc, ban tổ chức chưa thể mời anh/chị dự lần này.
standing-no_show = Sự kiện đã kết thúc mà anh/chị không đến được ạ.
standing-registered-begun = 🕓 Sự kiện đã bắt đầu mà ban tổ chức chưa kịp xác nhận. Anh/chị hỏi bàn đón tiếp giúp em nhé.
standing-waiting-begun = Rất tiếc, sự kiện đã bắt đầu mà không còn chỗ trống cho anh/chị ạ.
standing-no_show-begun = Đến giờ chưa thấy anh/chị nên chỗ đã dành cho người khác ạ. Anh/chị vẫn đến được: còn chỗ trống thì bàn đón tiếp mời vào.
standing-short-registered = chờ xác nhận
standing-short-waiting = trong danh sách chờ
standing-short-offered = có chỗ, chờ anh/chị trả lời
standing-short-confirmed = đã có chỗ
standing-short-checked_in = đã đến dự
standing-short-cancelled-left = đã báo không dự
standing-short-cancelled-declined = đã không nhận chỗ
standing-short-cancelled-missed = đã quá hạn nhận chỗ
standing-short-turned_away = chưa được mời
standing-short-no_show = không đến
standing-short-registered-begun = chưa được xác nhận
standing-short-waiting-begun = không còn chỗ
standing-short-no_show-begun = chưa đến, đã hết giữ chỗ
ticket = 🎫 Mã vé: <code>{ $ticket }</code>
    <b>{ $title }</b>
ticket-who = 👤 { $name }{ $organisation ->
    [none] {""}
   *[other] , { $organisation }
 }
ticket-how = Đến nơi, anh/chị đưa mã này cho bàn đón tiếp ạ.
ticket-not-yours = Dạ, đây là vé của một người dự sự kiện. Vé được quét ở bàn đón tiếp ạ.
button-ticket = 🎫 Vé của tôi
button-change = ✏️ Sửa đăng ký
button-leave = Tôi không dự được
button-leave-line = Rời danh sách chờ
button-leave-sure = Đúng, tôi không dự
button-leave-not = Không, tôi vẫn dự
button-accept = ✅ Tôi nhận chỗ
button-decline = Tôi không nhận
button-all-mine = Đăng ký của tôi
button-standing = Xem đăng ký
leave-sure = Anh/chị không dự <b>{ $title }</b> được nữa ạ? Chỗ sẽ dành cho người đang chờ.
seat-taken = 🎉 Dạ, anh/chị đã nhận chỗ ở <b>{ $title }</b>.
left = Dạ, em đã ghi là anh/chị không dự <b>{ $title }</b>. Cảm ơn anh/chị đã báo ạ.
left-already = Dạ, anh/chị không còn trong danh sách dự <b>{ $title }</b> ạ.
declined = Dạ, em đã trả chỗ ở <b>{ $title }</b>. Cảm ơn anh/chị đã báo ạ.
refused-not_open = Dạ, sự kiện này không còn nhận đăng ký hay thay đổi ạ.
refused-side_not_taken = Dạ, sự kiện này không dành cho bên anh/chị chọn ạ.
refused-already = Dạ, việc này đã xong rồi ạ.
refused-turned_away = Dạ, rất tiếc, ban tổ chức chưa thể mời anh/chị dự sự kiện này ạ.
refused-not_offered = Dạ, hiện không có chỗ nào đang giữ cho anh/chị: chỗ đã quá hạn, hoặc anh/chị đã trả lời rồi ạ.
refused-too_late = Dạ, sự kiện đã bắt đầu, đã kết thúc hoặc đã bị hủy, nên không đổi được nữa ạ.

## Báo tin sự kiện

notice-offered = 🔔 <b>Đã có chỗ cho anh/chị!</b> Em giữ đến { $until }; quá hạn thì em không giữ nữa ạ.
notice-offer_passed = Dạ, chỗ ở <b>{ $title }</b> đã quá hạn trả lời nên em không giữ nữa ạ.{ $left ->
    [free] {" "}Hiện vẫn còn chỗ: nếu còn muốn dự, anh/chị bấm “Đăng ký lại” nhé.
    [full] {" "}Hiện đã hết chỗ: nếu còn muốn dự, anh/chị bấm “Đăng ký lại” để vào danh sách chờ nhé.
   *[closed] {""}
 }
notice-confirmed = ✅ Ban tổ chức đã xác nhận anh/chị dự <b>{ $title }</b>. Vé của anh/chị đây ạ:
notice-turned_away = Rất tiếc, ban tổ chức chưa thể mời anh/chị dự <b>{ $title }</b> lần này ạ.
notice-pending = 🕓 <b>{ $number }</b> đăng ký chờ duyệt: <b>{ $title }</b>
notice-readmitted = ↩️ Ban tổ chức đã nhận lại đăng ký của anh/chị ở <b>{ $title }</b>. Anh/chị đang ở danh sách chờ; có chỗ em báo ngay ạ.
notice-no_seat = Rất tiếc, <b>{ $title }</b> đã bắt đầu mà không còn chỗ trống cho anh/chị ạ.
notice-reminder-day = ⏰ Nhắc anh/chị: còn <b>{ $count } ngày</b> nữa là đến sự kiện.
notice-reminder-hour = ⏰ Nhắc anh/chị: còn <b>{ $count } giờ</b> nữa là đến sự kiện.
notice-reminder-minute = ⏰ Nhắc anh/chị: còn <b>{ $count } phút</b> nữa là đến sự kiện.
notice-ticket = 🎫 Mã vé: <code>{ $ticket }</code>
notice-changed = ⚠️ <b>Sự kiện anh/chị đăng ký có thay đổi.</b> Nay là:
notice-was = Trước đây: <s>{ $what }</s>
notice-cancelled = ❌ Rất tiếc, sự kiện này <b>đã bị hủy</b> ạ:
notice-published = 🔔 Có sự kiện mới đúng điều anh/chị quan tâm:

## Muốn nghe tin sự kiện

interest-ask = 🔔 Anh/chị muốn nghe tin về sự kiện nào? Bấm bên dưới, hoặc gõ điều quan tâm, ví dụ <i>hội chợ chè ở Hưng Yên</i>.
interest-check = 🔔 Em báo anh/chị khi có sự kiện về: <b>{ $text }</b>
interest-consent = Nếu đồng ý, em nhắn tin ở đây <b>mỗi khi có sự kiện mới</b> đúng điều anh/chị chọn, mỗi sự kiện một tin, không quảng cáo gì khác. Thôi nhận lúc nào cũng được ở /mine.
interest-all = mọi sự kiện
interest-kept = ✅ Dạ, có sự kiện đúng điều này là em báo ngay: <b>{ $what }</b>.
interest-forgotten = Dạ, em thôi báo tin này ạ.
interests-kept = 🔔 <b>Em báo khi có sự kiện:</b>
button-interest-kind = ✅ Đồng ý, báo tôi: { $kind }
button-interest-all = ✅ Đồng ý, báo tôi mọi sự kiện
button-interest-agree = ✅ Đồng ý, báo tôi
button-interest-undo = Thôi, không báo
button-forget-interest = 🔕 Thôi báo: { $what }
button-interests = 🔕 Đổi hoặc thôi nhận tin

## Ban tổ chức: sự kiện

command-organise = Tổ chức sự kiện
command-desk = Bàn đón tiếp
org-menu =
    🗂 <b>Ban tổ chức</b>
    Anh/chị muốn làm gì ạ?

    /announce – gửi thông báo
    /desk – bàn đón tiếp ngày diễn ra
    /requests – nhu cầu và yêu cầu liên hệ
    /problems – tin nhắn bị lỗi
org-button-new = ➕ Tạo sự kiện
org-button-events = 📋 Các sự kiện
org-button-organisers = 👥 Ban tổ chức
org-button-menu = ‹ Bảng chính
org-events = 📋 <b>Các sự kiện</b>
org-events-none = Dạ, chưa có sự kiện nào ạ.
org-plain = { $text }
org-state-draft = Bản nháp
org-state-published = Đang nhận đăng ký
org-state-closed = Đã đóng đăng ký
org-state-running = Đang diễn ra
org-state-done = Đã kết thúc
org-state-cancelled = Đã hủy
org-side-buyer = Bên mua
org-side-producer = Bên bán
org-side-both = Cả hai bên
org-deadline = ⏰ Nhận đăng ký đến { $when }
org-code = 🔑 Mã sự kiện <code>{ $code }</code>
org-link = 🔗 { $link }
org-needs-approval = ☝️ Ban tổ chức duyệt từng đăng ký
org-reminders = 🔔 { $before ->
    [none] Không nhắc trước
   *[other] Nhắc trước { $before }
 } · chỗ mời giữ { $held }
span-day = { $count } ngày
span-hour = { $count } giờ
span-minute = { $count } phút
org-attended = { $side }: đã đến <b>{ $arrived }</b>, vắng mặt { $absent }
org-seats-line = { $side }: { $taken }{ $seats ->
    [none] {" "}đã có chỗ, không giới hạn
   *[other] /{ $seats } chỗ
 }{ $unanswered ->
    [0] {""}
   *[other] , { $unanswered } chờ duyệt
 }{ $waiting ->
    [0] {""}
   *[other] , { $waiting } trong danh sách chờ
 }{ $arrived ->
    [0] {""}
   *[other] , đã đến { $arrived }
 }

org-button-step-publish = ✅ Công bố
org-button-step-close = 🔒 Đóng đăng ký
org-button-step-reopen = 🟢 Mở lại đăng ký
org-button-step-start = ▶️ Bắt đầu
org-button-step-finish = ☑️ Kết thúc
org-button-step-cancel = ✖️ Hủy sự kiện
org-button-edit = ✏️ Sửa
org-button-questions = ❓ Câu hỏi riêng
org-button-preview = 👁 Xem thử
org-button-clone = 📄 Nhân bản
org-button-registrations = 📝 Đăng ký
org-button-summary = 📊 Tổng hợp
org-button-staff = 🧑‍💼 Người đón tiếp
org-button-desk = 🚪 Bàn đón tiếp
org-made = ✅ Em đã lưu bản nháp. Bên trên là thẻ mà mọi người sẽ thấy. Xem kỹ rồi bấm “Công bố” ạ.
org-left-kept = 📝 Sự kiện <b>{ $title }</b> đang tạo dở, em đã lưu thành bản nháp ạ.
org-left = Dạ, sự kiện <b>{ $title }</b> đang tạo dở chưa đủ giờ bắt đầu và kết thúc, nên em không giữ lại ạ.
org-saved = ✅ Đã lưu.
org-saved-tells = 📣 { $told } người đã đăng ký sẽ được báo tin sau { $minutes } phút. Chưa đúng thì trong { $minutes } phút này anh/chị sửa lại ạ.
org-copied =
    📄 Nhân bản <b>{ $title }</b> ({ $when }).
    Lấy theo: loại, tên, địa điểm, giới thiệu, ảnh, nhóm sản phẩm, số chỗ, cách duyệt, lời nhắc, câu hỏi riêng. Kết thúc và hạn đăng ký dời theo giờ bắt đầu mới.
    Không lấy theo: người đăng ký, người đón tiếp.
org-heard = 🕗 { $part }: <b>{ $when }</b>
org-moved-along = 🕗 { $part } cũng dời theo: <b>{ $when }</b>
org-overfull = ℹ️ { $side } đã có { $taken } người giữ chỗ, nhiều hơn số chỗ mới. Không ai bị loại ạ; em chỉ không nhận thêm.
org-same = Dạ, vẫn như cũ ạ.
org-moved-publish = ✅ Đã công bố. Người đang chờ tin loại này sẽ được báo.
org-moved-close = 🔒 Đã đóng đăng ký. Ai đã đăng ký vẫn giữ nguyên.
org-moved-reopen = 🟢 Đã mở lại đăng ký.
org-moved-start = ▶️ Sự kiện bắt đầu. Mở bàn đón tiếp bằng nút bên dưới ạ.
org-moved-finish = ☑️ Sự kiện đã kết thúc. Ai không đến được ghi là vắng mặt.
org-moved-cancel = ✖️ Đã hủy. { $told ->
    [0] Chưa có ai đăng ký nên không ai phải báo.
   *[other] Em báo tin cho { $told } người đã đăng ký.
 }
org-sure-start = Bắt đầu <b>{ $title }</b> bây giờ ạ? Sẽ không mời thêm người trong danh sách chờ; ai đang chờ được báo là hết chỗ. Đến giờ em cũng tự bắt đầu.
org-sure-finish = Kết thúc <b>{ $title }</b> ạ? Ai có chỗ mà chưa đến sẽ ghi là vắng mặt.
org-sure-cancel = Hủy <b>{ $title }</b> ạ? Không làm lại được. { $told ->
    [0] Chưa có ai đăng ký nên không ai phải báo.
   *[other] Em sẽ báo cho { $told } người đã đăng ký.
 }
org-button-sure-start = ▶️ Bắt đầu ngay
org-button-sure-finish = ☑️ Kết thúc
org-button-sure-cancel = ✖️ Hủy và báo tin
org-wrong-state = ⚠️ Dạ, không làm được ạ: sự kiện này “{ $state }”.
org-incomplete = Dạ, chưa được ạ:
org-flaw-no-title = Chưa có tên.
org-flaw-ends-before-it-starts = Kết thúc trước khi bắt đầu.
org-flaw-deadline-after-start = Hạn đăng ký sau lúc bắt đầu.
org-flaw-start-passed = Giờ bắt đầu đã qua.
org-flaw-deadline-passed = Hạn đăng ký đã qua.
org-flaw-negative-seats = Số chỗ không được âm.
org-flaw-no-side = Chưa bên nào được tham dự.
org-flaw-no-offer-time = Thời gian giữ chỗ phải hơn 0 giờ.
org-flaw-bad-reminder = Có lời nhắc không trước giờ bắt đầu.

org-step = <i>Bước { $number }/{ $total }</i>
org-now = Hiện tại: <b>{ $value }</b>
org-tells = 📣 { $told } người đã đăng ký sẽ được báo nếu anh/chị đổi.
org-edit = Anh/chị sửa phần nào của <b>{ $title }</b> ạ?
org-edit-tells = 📣 Đổi thời gian hay địa điểm thì { $told } người đã đăng ký được báo.
org-ask-kind = Sự kiện thuộc loại nào ạ?
org-ask-title = Tên sự kiện là gì ạ?
org-ask-starts_at = Bắt đầu lúc nào ạ? Ví dụ: <i>8h30 ngày 20/12</i>
org-ask-ends_at = Kết thúc lúc nào ạ? Ví dụ: <i>16h30</i>, hoặc <i>11h ngày 21/12</i>
org-ask-venue = Tổ chức ở đâu ạ? Tên hội trường, nhà văn hóa, chợ…
org-ask-address = Địa chỉ ạ? Ví dụ: <i>12 Trần Hưng Đạo, xã Đông Hưng, Hưng Yên</i>. Tên xã, huyện, tỉnh cũ hay mới đều được.
org-ask-pin = Anh/chị gửi vị trí trên bản đồ giúp em: bấm 📎 → <b>Vị trí</b>. Tọa độ, hoặc liên kết bản đồ có tọa độ, cũng được.
org-ask-text = Giới thiệu sự kiện: nội dung, ai nên đến, mang theo gì. Chữ đậm, nghiêng, liên kết em giữ nguyên.
org-ask-photo = Gửi một ảnh cho sự kiện ạ.
org-ask-groups = Sự kiện về nhóm sản phẩm nào? Bấm chọn (được nhiều nhóm); không chọn là tất cả.
org-ask-seats_buyers = Bao nhiêu chỗ cho <b>bên mua</b>? Gõ một số.
org-ask-seats_producers = Bao nhiêu chỗ cho <b>bên bán</b> (cơ sở sản xuất)? Gõ một số.
org-ask-deadline = Nhận đăng ký đến lúc nào ạ? Ví dụ: <i>17h ngày 18/12</i>
org-ask-needs_approval = Ban tổ chức có duyệt từng đăng ký không ạ?
org-ask-offer_hours = Chỗ trống mời người đang chờ thì giữ bao lâu ạ? Chọn, hoặc gõ ví dụ <i>36 giờ</i>, <i>2 ngày</i>. Gần giờ bắt đầu em giữ ngắn hơn.
org-ask-reminders = Nhắc người có chỗ trước bao lâu ạ? Gõ một hay nhiều lần, ví dụ <i>7 ngày, 1 ngày, 2 giờ</i>.
org-reminders-usual = 7 ngày, 1 ngày, 2 giờ
org-reminders-none = Không nhắc
org-wrong-offer-hours = Dạ, em cần số giờ hoặc số ngày, nhiều nhất { $most } ngày ạ.
org-wrong-reminders = Dạ, em cần nhiều nhất { $most } khoảng thời gian, trong vòng 60 ngày, ví dụ <i>3 ngày, 5 giờ</i> ạ.
org-ask-q_kind = Người đăng ký trả lời câu hỏi này bằng gì ạ?
org-ask-q_label_vi = Gõ câu hỏi (tiếng Việt) ạ.
org-ask-q_label_en = Câu hỏi bằng tiếng Anh ạ?
org-ask-q_options = Các lựa chọn, mỗi dòng một cái. Có tiếng Anh thì ghi sau dấu |, ví dụ:
    <i>Xe máy | Motorbike</i>
    <i>Ô tô | Car</i>
org-ask-q_required = Bắt buộc trả lời ạ?
org-ask-q_side = Hỏi bên nào ạ?
org-part-kind = Loại
org-part-title = Tên
org-part-starts-at = Bắt đầu
org-part-ends-at = Kết thúc
org-part-venue = Nơi tổ chức
org-part-address = Địa chỉ
org-part-pin = Bản đồ
org-part-text = Giới thiệu
org-part-photo = Ảnh
org-part-groups = Nhóm sản phẩm
org-part-seats-buyers = Chỗ bên mua
org-part-seats-producers = Chỗ bên bán
org-part-deadline = Hạn đăng ký
org-part-needs-approval = Duyệt đăng ký
org-part-offer-hours = Giữ chỗ mời
org-part-reminders = Lời nhắc
org-choice-yes = Có
org-choice-no = Không
# Gõ thay cho nút Có, nút Không
org-typed-yes = có ạ, dạ có, vâng, bắt buộc, có bắt buộc
org-typed-no = không ạ, dạ không, không bắt buộc, không cần
org-seats-none = Không tham dự
org-question-text = Chữ
org-question-number = Số
org-question-choice = Chọn một
org-question-yes_no = Có / không
org-question-phone = Số điện thoại
org-question-file = Ảnh hoặc tệp
org-skip = Bỏ qua ›
org-skip-empty = Để trống
org-skip-seats = Không giới hạn
org-skip-deadline = Đến lúc bắt đầu
org-skip-groups = Đi tiếp ›
org-button-finish = Xong, xem thử
org-wrong-words = Anh/chị gõ chữ giúp em ạ.
org-wrong-long = Dài quá ạ, nhiều nhất { $most } ký tự.
org-wrong-choice = Anh/chị bấm một nút bên dưới giúp em ạ.
org-wrong-when = Em chưa hiểu chắc ngày giờ này nên không dám đoán ạ. Ghi cả giờ và ngày, ví dụ: 8h30 ngày 20/12, 2h chiều thứ bảy tuần sau.
org-wrong-past = Lúc này đã qua rồi ạ.
org-wrong-end = Kết thúc phải sau lúc bắt đầu ạ. Sang ngày khác thì ghi cả ngày.
org-wrong-deadline = Hạn đăng ký phải trước lúc bắt đầu ạ.
org-wrong-pin = Em cần vị trí trên bản đồ ở Việt Nam ạ, không phải chữ: bấm 📎 → <b>Vị trí</b>, hoặc gõ tọa độ như <i>20.4463, 106.3366</i>.
org-wrong-pin-link = Liên kết này không ghi tọa độ nên em không biết là đâu ạ. Anh/chị bấm 📎 → <b>Vị trí</b> rồi chọn trên bản đồ, hoặc gõ tọa độ như <i>20.4463, 106.3366</i>.
org-wrong-photo = Em cần một ảnh ạ (gửi như ảnh, không phải tệp).
org-wrong-number = Anh/chị gõ một số từ 0 đến { $most } ạ.
org-wrong-options = Cần từ 2 đến 20 lựa chọn khác nhau, mỗi dòng một cái ạ.
org-wrong-edited = Em không đọc lại tin đã sửa ạ. Muốn sửa bước trước, anh/chị bấm “Quay lại”.

org-questions = ❓ Câu hỏi riêng của <b>{ $title }</b>:
org-questions-none = Dạ, <b>{ $title }</b> chưa có câu hỏi riêng nào ạ. Tên, đơn vị, điện thoại, mặt hàng thì em luôn hỏi.
org-question-row = { $number }. <b>{ $label }</b>
org-required = bắt buộc
org-button-add-question = ➕ Thêm câu hỏi
org-remove-question = Bỏ câu hỏi <b>{ $label }</b> ạ? Các câu trả lời đã có sẽ không hiện nữa.
org-button-remove = 🗑 Bỏ câu hỏi

org-organisers = 👥 <b>Ban tổ chức</b> (ngoài những người trong cài đặt):
org-organisers-none = Dạ, chưa mời thêm ai vào ban tổ chức ạ.
org-staff = 🧑‍💼 Người đón tiếp của <b>{ $title }</b>:
org-staff-none = Dạ, <b>{ $title }</b> chưa có ai đón tiếp ạ. Ban tổ chức luôn mở được bàn đón tiếp.
org-account = { $name ->
    [none] Tài khoản { $id }
   *[other] { $name }
 }
org-links = 🔗 { $number } liên kết mời chưa dùng:
org-button-invite = ➕ Mời
org-button-copy = 📋 Chép liên kết
org-button-revoke = 🚫 Thu hồi liên kết (hạn { $until })
org-button-dismiss = 🗑 Thôi giao việc
org-invitation =
    🔗 Liên kết mời { $title ->
        [none] vào <b>ban tổ chức</b>
       *[other] đón tiếp <b>{ $title }</b>
    }:
    { $link }

    Gửi cho đúng một người: chỉ dùng được một lần, đến { $until }. Em không hiện lại liên kết này.
org-dismiss-organiser = Cho người này thôi ban tổ chức ạ? Các liên kết mời người ấy đã gửi cũng hết hiệu lực.
org-dismiss-desk = Cho người này thôi đón tiếp <b>{ $title }</b> ạ?
org-accept-accepted = ✅ { $role ->
    [desk] Anh/chị là người đón tiếp của <b>{ $title }</b>. Ngày diễn ra, gõ /desk hoặc quét mã vé của khách ạ.
   *[other] Anh/chị đã vào ban tổ chức. Gõ /organise để bắt đầu ạ.
 } Ban tổ chức thấy tên tài khoản Telegram của anh/chị, đến khi anh/chị thôi việc này.
org-accept-already-yours = Dạ, { $role ->
    [desk] anh/chị đã là người đón tiếp của <b>{ $title }</b> rồi
   *[other] anh/chị đã ở trong ban tổ chức rồi
 } ạ. Liên kết này vẫn dành cho người khác dùng được.
org-accept-used = Dạ, liên kết này đã có người dùng rồi ạ. Anh/chị xin ban tổ chức một liên kết mới giúp em nhé.
org-accept-expired = Dạ, liên kết này đã hết hạn ạ. Anh/chị xin ban tổ chức một liên kết mới giúp em nhé.
org-accept-revoked = Dạ, liên kết này đã bị thu hồi ạ. Anh/chị hỏi lại ban tổ chức giúp em nhé.
org-accept-unknown = Dạ, em không biết liên kết này ạ. Anh/chị xem đã chép đủ chưa giúp em nhé.

org-summary = 📊 <b>{ $title }</b>
org-walk-ins = 🚶 Trong số người đến, khách vãng lai: { $number }
org-summary-places = 📍 <b>Từ đâu đến</b>
org-summary-wanted = 🛒 <b>Bên mua tìm gì</b>
org-summary-answers = ❓ <b>{ $label }</b>
org-count-row = { $label }: { $number }
org-more = … và { $number } mục nữa (xem tệp Excel)
org-button-duplicates = 👯 Có thể trùng nhau
org-list = 📝 <b>{ $title }</b>: { $total } đăng ký
org-list-pending = 🕓 <b>{ $title }</b>: { $total } đăng ký chờ duyệt
org-list-pending-none = Dạ, không còn ai chờ duyệt ạ.
org-only-pending = 🕓 Chờ duyệt ({ $number })
org-list-none = Dạ, chưa có đăng ký nào ạ.
org-list-row = { $number }. { $who }
org-standing-registered = Chờ duyệt
org-standing-waiting = Danh sách chờ
org-standing-offered = Được mời vào chỗ trống
org-standing-confirmed = Đã có chỗ
org-standing-cancelled = Đã hủy
org-standing-turned-away = Bị từ chối
org-standing-checked-in = Đã đến
org-standing-no-show = Vắng mặt
org-who = <b>{ $name }</b>
org-ticket = 🎫 <code>{ $code }</code> · số thứ tự { $number }
org-since = Đăng ký lúc { $when }
org-offered-until = Giữ chỗ đến { $when }
org-answer = { $label } <b>{ $answer }</b>
org-file = 📎 <b>{ $name }</b> – { $label }
org-button-confirm = ✅ Duyệt
org-button-turn-away = ⛔ Từ chối
org-button-turn-away-sure = ⛔ Từ chối
org-button-readmit = ↩️ Nhận lại
org-sure-turn-away = Từ chối <b>{ $name }</b> ạ? Người này được báo và không tự đăng ký lại được.
org-decided-yes = ✅ Đã duyệt <b>{ $name }</b>; em sẽ gửi vé.
org-decided-no = ⛔ Đã từ chối <b>{ $name }</b>; em sẽ báo tin.
org-readmitted = ↩️ Đã nhận lại <b>{ $name }</b>{ $seat ->
    [none] {" "}vào danh sách chờ; em sẽ báo tin.
   *[other] , có chỗ; em sẽ gửi vé.
 }
org-pending-left = Còn { $number } người chờ duyệt. Người tiếp theo:
org-refused-full = Hết chỗ rồi ạ: anh/chị tăng số chỗ, hoặc bỏ chỗ của người vắng ở bàn đón tiếp.
org-refused-already = Đã được trả lời rồi, hoặc người này không còn đăng ký ạ.
org-refused-too-late = Quá muộn rồi ạ: sự kiện đã bắt đầu, kết thúc hoặc hủy.
org-like = 👯 { $total } cặp có thể trùng nhau trong <b>{ $title }</b>. Em không tự gộp; anh/chị xem giúp ạ.
org-like-none = Dạ, em không thấy đăng ký nào giống nhau trong <b>{ $title }</b> ạ.
org-like-phone = ☎️ Cùng số điện thoại:
org-like-organisation = 🏢 Tên đơn vị gần giống nhau:
org-export-xlsx = Đăng ký của <b>{ $title }</b>, mở bằng Excel. Có số điện thoại: giữ kín giúp em ạ.
org-export-csv = Đăng ký của <b>{ $title }</b>, dạng CSV. Có số điện thoại: giữ kín giúp em ạ.

## Bàn đón tiếp

desk-which = Anh/chị mở bàn đón tiếp nào ạ?
desk-none = Dạ, không có sự kiện nào sắp diễn ra hay vừa kết thúc để đón tiếp ạ.
desk-open = 🚪 <b>{ $title }</b>
desk-counts = { $side }: đã đến <b>{ $arrived }</b>, còn { $expected }{ $waiting ->
    [0] {""}
   *[other] , chờ chỗ { $waiting }
 }
desk-early = ⚠️ <b>Chưa đến ngày diễn ra ạ.</b>
desk-how = Quét mã vé bằng máy ảnh, hoặc gõ mã vé, tên, đơn vị, mấy số cuối điện thoại.
desk-over-how = Còn người đã đến mà chưa ghi? Gõ mã vé, tên, đơn vị hay mấy số cuối điện thoại để ghi thêm.
desk-button-walk-in = ➕ Khách vãng lai
desk-button-counts = 🔄 Bàn đón tiếp
desk-button-close = Đóng bàn
desk-button-release = 🪑 Bỏ chỗ của người vắng
desk-button-release-sure = 🪑 Bỏ chỗ
desk-button-check-in = ✅ Cho vào
desk-button-check-in-early = ⚠️ Vẫn cho vào hôm nay
desk-button-came = ✅ Ghi là đã đến
desk-button-undo = ↩️ Bấm nhầm, chưa đến
desk-button-agreed = ✅ Khách đồng ý, cho vào
desk-closed = Dạ, em đóng bàn đón tiếp rồi ạ. Mở lại bằng /desk.
desk-found = Có mấy người giống “{ $asked }”. Ai ạ?
desk-not-found = Em không thấy “{ $asked }” ạ. { $over ->
    [yes] Thử tên khác, hoặc số cuối điện thoại.
   *[none] Thử tên khác, số cuối điện thoại, hoặc ghi là khách vãng lai.
 }
desk-elsewhere = ⚠️ Vé của sự kiện khác: <b>{ $title }</b>
desk-button-there = 🚪 Mở ở bàn của sự kiện ấy
desk-guest-left = Em đã bỏ khách vãng lai đang ghi dở; cần thì anh/chị bấm lại “Khách vãng lai” ạ.
desk-phone = ☎️ …{ $digits }
desk-since = 🟢 Đã vào lúc { $when }
desk-event = <i>{ $title }</i>
desk-checked-in = ✅ <b>{ $name }</b> đã vào.
desk-again = ⚠️ <b>Đã vào rồi</b>, từ { $when }.
desk-undone = ↩️ Đã ghi lại là chưa đến: <b>{ $name }</b>.
desk-not-in = Dạ, người này chưa được ghi là đã đến ạ.
desk-walked-in = ✅ <b>{ $name }</b> đã vào (khách vãng lai).
desk-which-side = Khách thuộc bên nào ạ?
desk-ask-name = { $side } – gõ tên khách ạ. Thêm được đơn vị, số điện thoại: <i>Bà Sáu, HTX Bình Minh, số điện thoại</i>
desk-guest = { $side }: <b>{ $name }</b>
desk-consent =
    Anh/chị hỏi khách: “<i>Ban tổ chức xin ghi tên{ $organisation ->
        [none] {""}
       *[other] , đơn vị
    }{ $phone ->
        [none] {""}
       *[other] , số điện thoại
    } của anh/chị để đón tiếp và tổng hợp sự kiện này, được không ạ?</i>”
desk-released = Đã bỏ { $number } chỗ của người vắng.
desk-release-sure = { $number } người có chỗ mà chưa đến sẽ ghi là vắng mặt, chỗ dành cho người khác. Ai đến sau vẫn vào được nếu còn chỗ.
desk-refused-full = Hết chỗ rồi ạ, hoặc chỗ trống đang dành cho người trong danh sách chờ. Có hai cách: sau khi sự kiện bắt đầu, người tổ chức bấm “Bỏ chỗ của người vắng”; hoặc người tổ chức tăng số chỗ.
desk-refused-turned-away = Ban tổ chức đã từ chối người này ạ; nếu nhầm, người tổ chức bấm “Nhận lại” trong danh sách đăng ký.
desk-refused-too-late = Sự kiện đã kết thúc hoặc bị hủy ạ.
desk-refused-not-open = Sự kiện chưa bắt đầu ạ.
desk-refused-side-not-taken = Bên này không tham dự sự kiện ạ.
desk-refused-incomplete = Thiếu tên ạ.

## Tin từ ban tổ chức

announcement-why = <i>Anh/chị nhận tin này vì đã đăng ký nhận tin về { $topic ->
    [matching] kết nối cung cầu
    [fair] hội chợ
    [training] tập huấn
    [new_products] sản phẩm mới
   *[policy] chính sách
} tại đây.</i>
announcement-withdrawn = <i>Ban tổ chức đã thu hồi tin này ạ.</i>
button-mute = 🔕 Thôi nhận tin { $topic ->
    [matching] kết nối cung cầu
    [fair] hội chợ
    [training] tập huấn
    [new_products] sản phẩm mới
   *[policy] chính sách
}
muted = Dạ, em sẽ không gửi tin { $topic ->
    [matching] kết nối cung cầu
    [fair] hội chợ
    [training] tập huấn
    [new_products] sản phẩm mới
   *[policy] chính sách
} nữa ạ. Xem hay bật lại: /subscribe
muted-chat = Dạ, em sẽ không gửi vào đây tin { $topic ->
    [matching] kết nối cung cầu
    [fair] hội chợ
    [training] tập huấn
    [new_products] sản phẩm mới
   *[policy] chính sách
} nữa ạ. Quản trị viên bật lại bằng /subscribe.
mute-not-yours = Dạ, chỉ quản trị viên ở đây mới tắt được tin này ạ.

## Ban tổ chức: gửi thông báo

command-announce = Gửi thông báo
ann-plain = { $text }
ann-list = 📣 <b>Thông báo</b>, mới nhất ở trên:
ann-posters = 🔗 <b>Liên kết cho áp phích, trang web.</b> Ai mở thì em hỏi đồng ý rồi mới gửi tin. Bấm một chủ đề để lấy mã QR. Thêm nhóm sản phẩm vào cuối cũng được, ví dụ <code>_food</code>.
ann-poster = { $topic }: <code>{ $link }</code>
ann-list-none = 📣 Dạ, chưa có thông báo nào. Anh/chị bấm <b>Soạn thông báo</b> để bắt đầu ạ.
ann-topic-matching = Kết nối cung cầu
ann-topic-fair = Hội chợ
ann-topic-training = Tập huấn
ann-topic-new-products = Sản phẩm mới
ann-topic-policy = Chính sách
ann-state-draft = Đang soạn
ann-state-awaiting = Chờ người thứ hai đồng ý
ann-state-scheduled = Đã hẹn giờ gửi
ann-state-sending = Đang gửi
ann-state-paused = Đang tạm dừng
ann-state-done = Đã gửi xong
ann-state-cancelled = Đã dừng hẳn
ann-state-withdrawn = Đã thu hồi
ann-button-new = ✍️ Soạn thông báo
ann-button-posters = 🔗 Liên kết đăng ký
ann-button-list = 📣 Các thông báo
ann-button-edit = ✏️ Sửa
ann-button-whom = 🎯 Người nhận
ann-button-preview = 👁 Xem trước
ann-button-test = 🧪 Gửi thử
ann-button-send = 📤 Gửi…
ann-button-send-now = 📤 Gửi ngay
ann-button-send-at = ⏰ Đúng, hẹn giờ này
ann-button-pick-time = ⏰ Chọn giờ gửi
ann-button-confirm = ✅ Tôi đồng ý gửi
ann-button-refresh = 🔄 Xem lại
ann-button-report = 📊 Kết quả
ann-button-excel = 📄 Danh sách Excel
ann-button-correct = ✏️ Đính chính
ann-button-show = Xem thông báo
ann-button-skip = Bỏ qua ›
ann-button-done = Xong ›
ann-button-clear = 🗑 Bỏ phần này
ann-button-fix-text = ✏️ Bản tiếng Việt
ann-button-fix-text-en = ✏️ Bản tiếng Anh
ann-button-fix-buttons = 🔘 Nút bấm
ann-button-until-event = ⌛ Đến khi sự kiện bắt đầu
ann-button-no-until = Không có hạn
ann-button-apply = ✅ Sửa ở mọi người đã nhận
ann-button-group = Nhóm sản phẩm
ann-button-place = Địa bàn
ann-button-role = Bên mua, bán
ann-button-event = Theo sự kiện
ann-button-stand = Đăng ký, chờ, đã đến…
ann-button-lang = Ngôn ngữ
ann-button-topic = Chủ đề
ann-button-add-place = ➕ Thêm địa bàn
ann-button-no-event = Không theo sự kiện
ann-button-step-back = ↩️ Sửa lại
ann-button-step-pause = ⏸ Tạm dừng
ann-button-step-resume = ▶️ Gửi tiếp
ann-button-step-cancel = ✖️ Dừng hẳn
ann-button-step-widen = 👥 Gửi thêm người
ann-button-step-withdraw = 🗑 Thu hồi
ann-button-sure-back = Đúng, đưa về bản nháp
ann-button-sure-pause = Đúng, tạm dừng
ann-button-sure-resume = Đúng, gửi tiếp
ann-button-sure-cancel = Đúng, dừng hẳn
ann-button-sure-widen = Đúng, gửi thêm
ann-button-sure-withdraw = Đúng, thu hồi
ann-sure-back = Đưa thông báo về bản nháp để sửa ạ? Nó chưa gửi cho ai.
ann-sure-pause = Tạm dừng gửi ạ? Người chưa nhận thì đợi đến khi anh/chị cho gửi tiếp.
ann-sure-resume = Gửi tiếp cho những người còn lại ạ?
ann-sure-cancel = Dừng hẳn thông báo này ạ? Ai đã nhận thì vẫn giữ, người còn lại không nhận nữa.
ann-sure-widen = Mở lại để gửi thêm người ạ? Ai đã nhận thì không nhận lần nữa.
ann-sure-withdraw = Thu hồi thông báo này ạ? Em xóa tin ở người đã nhận; tin gửi quá 48 giờ thì sửa thành "đã thu hồi". <b>Không hoàn lại được ạ.</b>
ann-moved-back = ↩️ Đã đưa về bản nháp.
ann-moved-pause = ⏸ Đã tạm dừng.
ann-moved-resume = ▶️ Đang gửi tiếp.
ann-moved-cancel = ✖️ Đã dừng hẳn.
ann-moved-widen = 👥 Anh/chị chọn thêm người nhận rồi gửi ạ.
ann-moved-withdraw = 🗑 Đang thu hồi ở từng người đã nhận.
ann-words = <blockquote>{ $text }</blockquote>
ann-no-words = <i>Chưa có nội dung.</i>
ann-parts = 🖼 { $photos } ảnh · 📎 { $files } tệp · 🔘 { $buttons } nút{ $english ->
    [yes] {" "}· có bản tiếng Anh
   *[no] {""}
 }
ann-whom = 🎯 { $whom }
ann-whom-topic = Người nhận tin: { $topic }
ann-at = ⏰ Giờ gửi: { $when }
ann-until = ⌛ Không gửi sau: { $when }
ann-progress = 📤 Đã gửi <b>{ $sent }</b>/{ $total } · còn { $left } · không đến được { $failed }
ann-finished = ☑️ Đã gửi xong: <b>{ $title }</b>
ann-to-go = ⏳ Còn khoảng { $minutes } phút.
ann-delayed = 🌙 { $count } người nhận muộn hơn (giờ nghỉ, hoặc tuần này đã nhận đủ), chậm nhất { $until }.
ann-edit = Anh/chị sửa phần nào ạ?
ann-part-topic = Chủ đề
ann-part-text = Nội dung
ann-part-text-en = Bản tiếng Anh
ann-part-photos = Ảnh
ann-part-document = Tệp
ann-part-buttons = Nút bấm
ann-part-until = Hạn gửi
ann-saved = ✅ Đã lưu.
ann-ask-topic = Thông báo về chủ đề nào ạ? Người đăng ký chủ đề đó sẽ nhận.
ann-ask-text = ✍️ Anh/chị gõ (hoặc chuyển tiếp) <b>nội dung</b>. Chữ đậm, nghiêng, liên kết của Telegram được giữ nguyên ạ.
ann-ask-text-en = 🇬🇧 <b>Bản tiếng Anh</b> cho người dùng tiếng Anh, nếu có. Bỏ qua thì họ nhận bản tiếng Việt.
ann-ask-photos = 🖼 Anh/chị gửi <b>ảnh</b> (một hoặc cả album, nhiều nhất 10){ $count ->
    [0] , hoặc bỏ qua ạ.
   *[other] . Đã có { $count } ảnh; gửi hết rồi bấm Xong ạ.
 }
ann-ask-document = 📎 Anh/chị gửi <b>một tệp</b> (giấy mời, thể lệ…), hoặc bỏ qua ạ.
ann-ask-link = 🔗 Anh/chị gõ <b>nhãn nút và địa chỉ</b>, ví dụ: <i>Đăng ký / Register https://ocop.gov.vn</i> (phần tiếng Anh sau dấu / không bắt buộc).
ann-ask-product = 📦 Nút mở sản phẩm nào ạ? Anh/chị gõ tên sản phẩm.
ann-ask-place = 📍 Địa bàn nào ạ? Gõ tên tỉnh, huyện cũ hay xã, tên cũ hay mới đều được.
ann-ask-when = ⏰ Gửi lúc nào ạ? Ví dụ <i>8h30 ngày 20/12</i> hoặc <i>2h chiều mai</i>.
ann-ask-until = ⌛ Sau lúc nào thì tin này không còn ích gì, em không gửi nữa ạ? Ví dụ <i>8h ngày 20/12</i>. Ai đến lượt muộn hơn (giờ nghỉ, tuần này đã nhận đủ) thì không nhận, và báo cáo có ghi.
ann-ask-fix-buttons = 🔘 Anh/chị thêm hoặc bỏ nút ạ.
ann-fix-kept = ✅ Đã ghi, chưa sửa ở ai: bấm Xong để xem lại ạ.
ann-caption-taken = ✅ Em lấy chữ dưới ảnh hoặc tệp làm nội dung.
ann-caption-left = ℹ️ Thông báo đã có nội dung nên em không lấy chữ dưới ảnh hoặc tệp. Muốn đổi thì bấm Sửa → Nội dung ạ.
ann-ask-fix-text = ✏️ Anh/chị gõ <b>nội dung đúng</b> bằng tiếng Việt, đầy đủ từ đầu.
ann-ask-fix-text-en = ✏️ Anh/chị gõ <b>bản tiếng Anh đúng</b>, đầy đủ từ đầu.
ann-wrong-edited = Dạ, em không đọc tin đã sửa ạ. Anh/chị gửi lại thành tin mới nhé.
ann-wrong-no-text = Dạ, ở bước này em cần chữ ạ. Ảnh và tệp gửi ở phần sau.
ann-wrong-no-photo = Dạ, đây không phải ảnh ạ. Anh/chị gửi dạng ảnh (không phải tệp) nhé.
ann-wrong-no-document = Dạ, ở bước này em cần một tệp ạ.
ann-wrong-photos-full = Dạ, một thông báo có nhiều nhất 10 ảnh ạ; ảnh này em không thêm.
ann-wrong-bad-link = Dạ, em cần một địa chỉ bắt đầu bằng https:// ạ.
ann-wrong-bad-label = Dạ, nút cần nhãn từ 1 đến 48 ký tự, đứng trước địa chỉ ạ.
ann-wrong-no-product = Dạ, em không thấy sản phẩm nào như vậy ạ.
ann-wrong-no-place = Dạ, em không thấy địa bàn nào tên như vậy ạ.
ann-wrong-no-time = Dạ, em chưa hiểu chắc ngày giờ này nên không dám đoán ạ; ghi cả giờ và ngày, ví dụ: 8h30 ngày 20/12, 2h chiều mai.
ann-wrong-past = Dạ, giờ này đã qua rồi ạ.
ann-problem-empty = Dạ, nội dung không có chữ nào ạ.
ann-problem-long = Dạ, nội dung dài quá <b>{ $over }</b> ký tự (Telegram nhận nhiều nhất 4096, tính cả dòng em ghi bên dưới). Em chưa lưu; anh/chị rút ngắn rồi gửi lại ạ.
ann-problem-caption = Dạ, tin đã gửi kèm ảnh hoặc tệp nên chữ bên dưới nhiều nhất 1024 ký tự; bản này dài quá <b>{ $over }</b>. Anh/chị rút ngắn ạ.
ann-problem-tags = Dạ, trong nội dung có kiểu chữ mà em không gửi lại được ạ. Anh/chị chỉ dùng đậm, nghiêng, gạch, trích dẫn, ẩn, liên kết và mã.
ann-problem-address = Dạ, nội dung có liên kết không phải trang web (ví dụ nhắc tên một người không có @). Anh/chị thay bằng @tên hoặc địa chỉ https:// ạ.
ann-problem-formats = Dạ, nội dung có hơn 100 chỗ định dạng, Telegram sẽ bỏ bớt ạ. Anh/chị giảm chữ đậm, nghiêng, liên kết.
ann-buttons = 🔘 <b>Các nút dưới thông báo:</b>
ann-buttons-none = 🔘 Dưới thông báo chưa có nút nào. Anh/chị thêm nút, hoặc bấm Xong ạ.
ann-buttons-full = Dạ, một thông báo có nhiều nhất 10 nút ạ.
ann-button-row = { $number }. { $label } ({ $kind })
ann-kind-event = Sự kiện
ann-kind-product = Sản phẩm
ann-kind-link = Liên kết
ann-pick-event = Nút mở sự kiện nào ạ?
ann-pick-event-none = Dạ, chưa có sự kiện nào sắp diễn ra ạ.
ann-pick-product = Sản phẩm nào ạ? Bấm để chọn, hoặc gõ tên khác.
ann-target-gone = Dạ, mục này không còn nữa ạ.
ann-preview = 👁 { $language ->
    [en] <b>Người dùng tiếng Anh sẽ nhận:</b>
   *[vi] <b>Người nhận sẽ thấy đúng như sau:</b>
 }
ann-flaw-no-text = Dạ, thông báo chưa có nội dung; anh/chị bấm Sửa để viết ạ.
ann-refused-wrong-state = Dạ, thông báo đang ở bước khác nên không làm được việc này ạ: có thể đã bấm rồi, hoặc người khác vừa làm.
ann-refused-incomplete = Dạ, thông báo chưa đủ: cần nội dung, và nút nào cũng có nhãn và địa chỉ https:// ạ.
ann-refused-changed = Dạ, thông báo vừa được sửa sau khi anh/chị xem. Anh/chị xem lại rồi bấm lần nữa ạ.
ann-refused-same-organiser = Dạ, cần một người khác trong ban tổ chức đồng ý ạ.
ann-refused-nobody = Dạ, không có ai nhận được thông báo này; anh/chị chọn lại người nhận ạ.
ann-refused-passed = Dạ, giờ gửi đã qua, hoặc sau hạn gửi ạ; anh/chị chọn giờ khác hoặc sửa hạn.
ann-reached = ✅ Sẽ nhận: <b>{ $reached }</b>
ann-capped = 🗓 Trong đó { $count } nhận muộn hơn vì tuần này đã nhận đủ.
ann-quiet = 🌙 Lúc đó là giờ nghỉ nên em sẽ gửi lúc <b>{ $when }</b>: { $count } nhận lúc ấy.
ann-left-out = 🚫 Không nhận: <b>{ $count }</b>
ann-why-already = • { $count } đã nhận rồi
ann-why-no-consent = • { $count } không đồng ý nhận, hoặc đã thôi nhận
ann-why-blocked = • { $count } đã chặn bot
ann-why-muted = • { $count } đã tắt chủ đề này
ann-needs-second = ✋ Trên { $above } người: cần một người nữa trong ban tổ chức đồng ý.
ann-send = 📤 <b>Gửi thông báo này?</b>
ann-send-at = ⏰ <b>Gửi thông báo này lúc { $when }?</b>
ann-sent = ✅ Đã nhận lệnh gửi.
ann-awaiting = ✋ Thông báo đến nhiều người nên cần một người nữa đồng ý. { $others ->
    [0] <b>Chưa có người thứ hai trong ban tổ chức</b>: quản trị mời thêm, hoặc chọn ít người nhận hơn ạ.
   *[other] Em đã báo { $others } người trong ban tổ chức.
 }
ann-please-confirm = ✋ <b>Cần anh/chị đồng ý</b> trước khi gửi đến { $reached } nơi nhận:
    <blockquote>{ $title }</blockquote>
    Anh/chị xem trước rồi bấm đồng ý ạ.
ann-confirmed = ✅ Đã ghi nhận anh/chị đồng ý.
ann-was-confirmed = ✅ Một người trong ban tổ chức đã đồng ý gửi: <b>{ $title }</b>
ann-correct = ✏️ Đính chính ở mọi người đã nhận: anh/chị sửa phần nào ạ? Ảnh và tệp giữ nguyên.
ann-correct-sure = Tin ở mọi người đã nhận sẽ thành như trên. Đúng chưa ạ?
ann-corrected = ✏️ Đang sửa tin ở từng người đã nhận.
ann-ask-groups = Gửi cho người quan tâm nhóm nào ạ? Không chọn là tất cả.
ann-places = 📍 Địa bàn đã chọn; bấm để bỏ:
ann-places-none = 📍 Đang gửi cho mọi địa bàn.
ann-which-place = Có nhiều nơi tên này; anh/chị chọn một ạ:
ann-choose-role = Gửi cho ai ạ?
ann-choose-lang = Gửi cho người dùng ngôn ngữ nào ạ?
ann-choose-stand = Người nào của sự kiện ạ?
ann-choose-event = Gửi cho người của sự kiện nào ạ?
ann-role-all = Cả hai bên
ann-role-buyer = Bên mua
ann-role-producer = Bên bán
ann-lang-all = Mọi ngôn ngữ
ann-lang-vi = Tiếng Việt
ann-lang-en = Tiếng Anh
ann-stand-registered = Đã đăng ký
ann-stand-waiting = Trong danh sách chờ
ann-stand-checked-in = Đã đến
ann-stand-no-show = Đăng ký mà không đến
ann-report = 📊 <b>{ $title }</b>
    Tổng cộng { $total } nơi nhận.
ann-fate-waiting = Chưa đến lượt
ann-fate-spooled = Đang trên đường gửi
ann-fate-sent = Đã gửi
ann-fate-blocked = Đã chặn bot
ann-fate-failed = Không gửi được
ann-fate-unknown = Không rõ đã đến chưa (không gửi lại)
ann-fate-left = Thôi nhận trước khi đến lượt
ann-fate-late = Quá hạn trước khi đến lượt
ann-fate-cancelled = Dừng trước khi đến lượt
ann-report-muted = 🔕 Tắt chủ đề vì tin này: { $count }
ann-report-press = 🔘 { $label }{ $gone ->
    [yes] {" "}(đã bỏ)
   *[no] {""}
}: { $count } người bấm
ann-report-link = 🔗 { $label }{ $gone ->
    [yes] {" "}(đã bỏ)
   *[no] {""}
}: không đếm được (Telegram không báo khi ai mở liên kết)
ann-amended-sent = Đã sửa hoặc xóa
ann-amended-unknown = Không rõ đã đến chưa, nên không sửa hay thu hồi được
ann-report-registered = 📝 Đăng ký sự kiện sau khi bấm: { $count } người
ann-report-amended = ✏️ Đính chính hoặc thu hồi:
ann-sheet = 📄 { $total } nơi nhận. Danh sách có tên người: anh/chị giữ kín, dùng xong thì xóa ạ.
ann-column-number = Số của người nhận
ann-column-who = Người nhận
ann-column-kind = Loại
ann-column-fate = Kết quả
ann-column-sent-at = Gửi lúc
ann-column-due-at = Đến lượt lúc
ann-column-error = Lỗi
ann-column-amended = Đính chính, thu hồi
ann-column-muted = Đã tắt chủ đề
ann-column-presses = Số nút đã bấm
ann-chat-person = Cá nhân
ann-chat-group = Nhóm
ann-chat-channel = Kênh

topic-matching = Kết nối cung cầu
topic-fair = Hội chợ
topic-training = Tập huấn
topic-new_products = Sản phẩm mới
topic-policy = Chính sách
role-buyer = Tôi mua hàng
role-producer = Tôi là cơ sở sản xuất

subscribe-ask = 📬 Anh/chị muốn nhận tin gì từ ban tổ chức ạ?
subscribe-offered = 📬 Anh/chị muốn nhận tin về <b>{ $what }</b> từ ban tổ chức ạ?
subscribe-consent =
    Nếu đồng ý:
    • <b>Nội dung</b>: tin về chủ đề anh/chị chọn, có thể là tin giới thiệu hội chợ và sản phẩm OCOP.
    • <b>Cách gửi</b>: tin nhắn của em { $where ->
        [chat] trong nhóm hoặc kênh đó
       *[here] trong cuộc trò chuyện này
    }, bằng chữ, ảnh hoặc tệp.
    • <b>Mức độ</b>: nhiều nhất <b>{ $cap } tin trong 7 ngày</b>{ $quiet ->
        [yes] , không gửi từ { $start } đến { $end }
       *[no] {""}
    }.
    • Em giữ mã tài khoản và lựa chọn của anh/chị, chỉ để gửi các tin này.
    Thôi nhận lúc nào cũng được: /stop, hoặc nút dưới mỗi tin.
subscribe-in-private = { $kind ->
    [group] Dạ, mời anh/chị chọn tin trong trò chuyện riêng với em ạ. Quản trị viên chọn được tin cho cả nhóm này.
   *[channel] Dạ, quản trị viên chọn tin cho kênh này trong trò chuyện riêng với em ạ.
}
button-subscribe-chat = { $kind ->
    [group] 👥 Chọn tin cho cả nhóm
   *[channel] 📢 Chọn tin cho kênh
} (quản trị viên)
button-chats = 👥 Nhóm, kênh của tôi
button-add-to-group = ➕ Thêm em vào nhóm
button-add-to-channel = ➕ Thêm em vào kênh
subscribe-chats = 👥 Nhóm và kênh mà anh/chị quản trị cũng nhận tin được ạ. Bấm để xem, hoặc thêm em vào (kênh thì cho em quyền đăng bài): em nhắn riêng để anh/chị chọn tin.
button-choose-news = 📬 Chọn tin
brought-in = Dạ, em vừa được thêm vào { $kind ->
    [group] nhóm
   *[channel] kênh
} <b>{ $title }</b>. Anh/chị muốn nhận vào đó tin gì từ ban tổ chức thì bấm chọn ạ.
not-its-admin = Dạ, em chưa thấy anh/chị là quản trị viên ở đó, hoặc em chưa được thêm vào ạ. Trong kênh, em cần quyền đăng bài.
subscribe-ask-chat = 📬 Anh/chị muốn { $kind ->
    [group] nhóm
   *[channel] kênh
} <b>{ $title }</b> nhận tin gì từ ban tổ chức ạ?
subscribed-chat = ✅ Dạ, từ nay em gửi tin vào { $kind ->
    [group] nhóm
   *[channel] kênh
} <b>{ $title }</b> ạ. Thôi nhận: quản trị viên gõ /stop tại đó.
subscriptions-chat = 📬 <b>Tin gửi vào { $kind ->
    [group] nhóm
   *[channel] kênh
} { $title }</b>
stopped-chat = Dạ, từ nay em không gửi tin vào đó nữa ạ. Muốn nhận lại: quản trị viên gõ /subscribe tại đó.
nothing-to-stop-chat = Dạ, ở đó chưa đăng ký nhận tin nào ạ.
add-place = Có phải nơi này không ạ? Bấm để thêm.
button-subscribe-agree = ✅ Đồng ý nhận tin
button-subscribe-topic = ✅ Đồng ý: { $topic }
button-subscribe-all = ✅ Đồng ý: tất cả chủ đề
subscribed = ✅ Dạ, em đã đăng ký nhận tin cho anh/chị ạ.
subscriptions = 📬 <b>Tin anh/chị đang nhận</b>
subscriptions-how = Bấm để bật ✅ hoặc tắt ⬜. Không chọn nhóm hay nơi nào là nhận của tất cả.
subscribe-groups = 🧺 Anh/chị quan tâm nhóm sản phẩm nào? Không chọn nhóm nào là nhận tin của tất cả.
subscribe-places =
    📍 { $total ->
        [0] Anh/chị đang nhận tin của mọi nơi.
       *[other] Anh/chị nhận tin của các nơi dưới đây. Bấm để bỏ.
    }
    Gõ tên tỉnh, huyện, xã (cũ hay mới đều được) để thêm, hoặc chọn tỉnh trong danh sách.
subscribe-provinces = 📍 Chọn tỉnh, thành phố:
subscribe-no-place = Dạ, em chưa thấy nơi nào tên <b>{ $name }</b> ạ. Anh/chị gõ lại giúp em, hoặc bấm quay lại rồi hãy tìm sản phẩm nhé.
all-of-them = tất cả
button-groups = 🧺 Nhóm: { $what }
button-places = 📍 Nơi: { $what }
button-provinces = Danh sách tỉnh, thành phố
button-alerts = 🔎 Báo khi có hàng, bản tin tuần
button-take-away = ✖️ { $what }
button-stop-all = 🛑 Thôi nhận tất cả
stopped = Dạ, em đã thôi mọi tin: chủ đề, báo khi có hàng, bản tin tuần và tin sự kiện mới. Việc anh/chị đã đăng ký tham dự thì em vẫn nhắc, xem ở /mine ạ. Muốn nhận lại: /subscribe
nothing-to-stop = Dạ, anh/chị chưa đăng ký nhận tin nào ạ. Muốn nhận thì bấm /subscribe nhé.

## Báo khi có hàng, bản tin tuần

button-keep-search = 🔔 Báo tôi khi có
alerts-ask = 🔔 Anh/chị muốn em báo tin này ạ: <b>{ $what }</b>
alerts-consent = Nếu đồng ý, em nhắn ở đây <b>khi có sản phẩm mới</b> đúng điều anh/chị tìm (mỗi điều nhiều nhất một tin mỗi ngày), và bản tin anh/chị bật (mỗi tuần một tin). Em giữ câu tìm và lựa chọn này, chỉ để báo tin. Thôi lúc nào cũng được: /subscribe hoặc /stop.
button-alerts-agree = ✅ Đồng ý, báo tôi
search-kept = ✅ Dạ, có sản phẩm mới đúng điều này là em báo ngay: <b>{ $text }</b>
search-forgotten = Dạ, em thôi báo điều này ạ.
searches-full = Dạ, anh/chị đã nhờ em báo 20 điều rồi ạ. Bỏ bớt ở /subscribe rồi thêm giúp em nhé.
alerts =
    🔔 { $total ->
        [0] Anh/chị chưa nhờ em báo khi có hàng nào. Tìm một sản phẩm rồi bấm “Báo tôi khi có” nhé.
       *[other] Em báo khi có sản phẩm mới đúng các điều dưới đây. Bấm để bỏ.
    }
    Bản tin tuần: bấm để bật ✅ hoặc tắt ⬜.
digest-new_products = Sản phẩm mới trong tuần
digest-wanted = Người mua tìm mà chưa thấy
alert = 🔔 Có { $total } sản phẩm mới đúng điều anh/chị tìm: <b>{ $text }</b>
digest-new = 🆕 Tuần qua có { $total } sản phẩm mới trong nhóm anh/chị quan tâm:
digest-wanted-head = 🛒 Tuần qua nhiều người mua tìm mà chưa thấy:
digest-wanted-row = • { $words }
digest-ended = Dạ, em thôi gửi bản tin này ạ. Bật lại: /subscribe
button-forget-search = 🔕 Thôi báo điều này
button-end-digest = 🔕 Thôi nhận bản tin này
