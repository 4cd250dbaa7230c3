### Everything the bot says, in English. The same keys and values as in Vietnamese.

## Introduction

bot-description =
    Find Vietnam's OCOP products and their producers: just type what you would ask in a shop.

    For example: peanut candy 4 stars
bot-short-description = Find OCOP products and contact their producers.

start =
    Hello! 👋
    Which OCOP product are you looking for? Just type it as you would ask in a shop – in Vietnamese, with or without accents, or in English.

    For example:
    • <i>peanut candy</i>
    • <i>san pham 4 sao dong hung</i>
    • <i>phone number of a fish sauce maker</i>

    Or choose a group:
help =
    <b>What can I do for you?</b>

    🔎 <b>Find a product</b> – type its name, with a place or stars if you like: <i>peanut candy 4 stars Đông Hưng</i>. Old and new names of places both work.
    📞 <b>Get a contact</b> – press “Contact” under a product. Where none is published, I pass your request on.
    📝 <b>Leave a need</b> – did not find it? The organisers will read what you need.
    ↗️ <b>Share</b> – in any chat type <code>@{ $bot } keo lac</code>.

    /browse – by group, stars, place, producer
    /saved – products you keep
    /stats – what the catalogue holds
    /language – Tiếng Việt / English
    /privacy – your data
    /cancel – stop what is under way
command-start = Start
command-help = Help
command-browse = By group, stars, place, producer
command-saved = Products you keep
command-stats = What the catalogue holds
command-language = Tiếng Việt / English
command-privacy = Your data
command-cancel = Stop what is under way

## Talk

greeting = Hello! Which OCOP product are you looking for? Just type its name.
thanks = You're welcome! Write again whenever you look for something.
small-talk = I only know OCOP products and their producers. Type a product, for example <i>peanut candy</i>, or look through the groups below.
event-none = I have no fair or matching event to announce at the moment. Leave a need, and the organisers will read it and know of your interest.
media = I can't read { $kind ->
    [photo] photos
    [voice] voice messages
    [video] videos
    [sticker] stickers
    [document] files
   *[other] this
 } yet. Please type the product's name.
location-unread = I can't search by a point on the map yet. Please type a commune, district or province, for example <i>peanut candy Đông Hưng</i>.
contact-unneeded = I don't need a phone number now, so I did not keep it. To be called by a producer, press “Contact” under a product.
command-unknown = I have no command <b>/{ $name }</b>. { $nearest ->
    [none] Type /help to see what I can do.
   *[other] Did you mean /{ $nearest }?
 }
button-old = This button no longer works. Please type again what you are looking for.
error-sorry = Something went wrong on my side, so I could not answer this. It has been noted; please try again in a few minutes.

## Results

understood = 🔎 Looking for: <b>{ $what }</b>
list-row = { $number }. <b>{ $name }</b>
list-row-facts = { $facts }
list-all = { $total ->
    [one] One product
   *[other] { $total } products
 }
list-range = Showing { $first }–{ $last } of { $total }
list-contact = Whose contact do you need?
nothing = I could not find <b>{ $query }</b> in the catalogue.
nothing-near = The nearest are below. If that is not it, look through the groups or leave a need.
nothing-far = Look through the groups, or leave a need so that the organisers know.
which-place = Several places are called <b>{ $name }</b>. Which one?
place-old = { $name } (old)
place-old-within = { $name }, { $within } (old)
place-today = { $name }
place-today-within = { $name }, { $within }
facet-stars = { $stars } stars
facet-stars-from = { $stars } stars or more
facet-stars-to = up to { $stars } stars
facet-price = up to { $price } VND
facet-valid = recognition in force
previous = ‹ Back
next = Next ›
all-products = all products

## The card

stars = { $stars } OCOP stars
stars-none = stars not known
card-producer = 🏭 { $name }{ $kind ->
    [none] {""}
   *[other] {" "}({ $kind })
 }
card-no-producer = 🏭 Producer not known
card-place = 📍 { $today }{ $old ->
    [none] {""}
   *[other] {" "}(formerly { $old })
 }
card-valid = 📜 Recognised: { $decision }in force until { $until }
card-expires_soon = 📜 Recognised: { $decision }<b>ending soon</b>, on { $until }
card-expired = ⚠️ Recognised: { $decision }<b>expired</b> on { $until }
card-unknown-year = 📜 The source says { $year }; the decision and its term are not known – please ask the producer
card-unknown = 📜 The decision and its term are not known – please ask the producer
decision-dated = decision { $number } of { $date }, {""}
decision-only-date = on { $date }, {""}
card-standards = ✅ { $standards }
card-packing = 📦 Packing: { $packing }
card-price = 💰 Price: { $price }
card-price-asked = 💰 Price: not published – press “Contact” to ask the producer
card-minimum = 🛒 Minimum order: { $minimum }
card-name = <b>{ $name }</b>
card-story = { $story }
card-source = Source: { $source }
card-source-named = Source: <code>{ $host }</code>
card-source-linked = Source: <a href="{ $url }">{ $host }</a>
price-exact = { $low } VND
price-range = { $low }–{ $high } VND
price-from = from { $low } VND
price-to = up to { $high } VND
price-per = { $price } / { $packing }
button-contact = 📞 Contact
button-producer = 🏭 Same producer
button-similar = 🔎 Similar
button-share = ↗️ Share
button-need = 📝 Leave a need
button-save = 💾 Save
button-forget = Remove
button-more = Read more
button-trace = 🔗 Trace its origin
button-card = See the product
button-open = Details and contact
product-gone = This product is no longer in the catalogue.
story-of = <b>{ $name }</b>
similar-to = Similar to <b>{ $name }</b>:
similar-none = I see no similar product yet.
saved-now = Saved. See it again with /saved.
saved-already = You have saved this product already.
forgotten-now = Removed.
saved-list = 💾 Products you keep
saved-empty = You have not saved any product yet. Press “Save” under a product to keep it here.

## Contact

contact-of = 📞 <b>{ $name }</b>
contact-for = about { $product }
contact-phone = ☎️ { $phone }
contact-email = ✉️ { $email }
contact-address = 🏠 { $address }
contact-say = When you call, please say that you found them in the OCOP catalogue.
button-copy = 📋 Copy { $what }
button-zalo = Zalo
button-website = Website
contact-none =
    <b>{ $name }</b> has not published a phone number or address.

    Shall I pass your request about <b>{ $product }</b> on?
contact-on-request =
    <b>{ $name }</b> takes requests only.

    Shall I pass your request about <b>{ $product }</b> on?
contact-consent = If you agree, your <b>name and phone number</b> go to the producer and the organisers, only to answer this request. You can take it back at any time with /privacy.
the-producer = The producer
button-agree = ✅ I agree, send it
button-no = No
contact-slow = You have opened many contacts just now. So that producers' numbers are not collected in bulk, the next one opens at { $time }. If it is urgent, leave a need.
ask-phone = Please share your number with the button below, or type it here.
ask-phone-share = 📱 Share my number
ask-phone-placeholder = For example: 0912 345 678
phone-bad = This number does not look right. Please type it again, for example <i>0912 345 678</i>, or press “No”.
phone-not-own = This is somebody else's number. Please press “Share my number”, or type your own.
request-done = ✅ I have noted your request about <b>{ $product }</b>, to be called at <b>{ $phone }</b>. The organisers will pass it on to the producer.
in-private = This involves a phone number, so let's talk in private. Please press the button below.
button-private = Write to me in private

## Needs

need-ask = What do you need, how much, and by when? Type one message, and I pass it on to the organisers.
need-ask-more = Or type it again more clearly (how much, by when…), and I use your new words.
need-check =
    Your need:
    <blockquote>{ $text }</blockquote>
    Shall I send it to the organisers?
need-about = I need { $product }
button-send = ✅ Send
need-done = ✅ I have noted your need. The organisers will read it.
need-call-back = Would you like to be called back?
need-consent = If you agree, your <b>name and phone number</b> go to the organisers, only to answer this need. You can take it back at any time with /privacy.
button-agree-phone = 📱 I agree, leave my number
need-phone-done = ✅ I have added <b>{ $phone }</b> to your need.
draft-gone = This is done already, or it was left too long. Please start again.
cancelled = All right, I dropped it. Just type what you are looking for.
nothing-to-cancel = There is nothing under way.

## Browsing

browse = How would you like to look through the catalogue?
browse-group = By group
browse-stars = By stars
browse-place = By place
browse-producer = By producer
browse-of-group = Choose a group:
browse-of-stars = Choose the stars:
browse-of-place = Choose a place (names before July 2025):
browse-of-producer = Choose a producer:
browse-range = Producers { $first }–{ $last } of { $total }
browse-empty = There is no product here yet.
button-back = ‹ Back
group-food = Food
group-drink = Drinks
group-herbal = Herbal products
group-craft = Handicrafts
group-ornamental = Ornamental plants and animals
group-tourism = Tourism
group-none = Group not known
kind-company = company
kind-cooperative = cooperative
kind-household = household business
kind-none = kind not known
producer-page = 🏭 <b>{ $name }</b>
producer-gone = This producer is no longer in the catalogue.

## Figures

stats =
    📊 <b>The catalogue holds { $products } products of { $producers } producers</b>

    <b>Stars</b> (as published)
    { $stars }

    <b>Groups</b>
    { $groups }

    <b>Producers</b>
    { $kinds }
stats-row = • { $label }: { $count }

## Language and personal data

language = Anh/chị chọn ngôn ngữ nhé / Choose a language:
language-chosen = From now on I speak English.
privacy =
    🔒 <b>Your data</b>
    I keep your account id, your language, { $saved ->
        [one] one saved product
       *[other] { $saved } saved products
    }, { $needs ->
        [one] one need
       *[other] { $needs } needs
    }, { $requests ->
        [one] one contact request
       *[other] { $requests } contact requests
    }, { $handovers ->
        [one] one contact seen
       *[other] { $handovers } contacts seen
    }, { $questions ->
        [one] one question
       *[other] { $questions } questions
    } (to turn pages and to know what buyers need).
    { $phone ->
        [none] I do not keep your name or phone number.
       *[other] Your name and phone number { $phone } are kept with your consent, only to answer your requests.
    }
    I use them for nothing else and send no advertising. Deleting also takes back every consent.
button-erase = 🗑 Delete everything
erase-sure = Delete everything? Saved products, needs and requests will be gone for good. What was passed on to a producer I can't call back.
button-erase-sure = Delete it all
erased = I have deleted all your data.

## Elsewhere

inline-start = Open the bot to search and contact

## Organisers

requests = 📥 Needs and contact requests ({ $total })
requests-empty = There are no needs or contact requests yet.
requests-need = 📝 { $when } – { $text }{ $phone ->
    [none] {""}
   *[other] {" "}– { $name }, { $phone }
 }
requests-contact = 📞 { $when } – { $product }: { $name }, { $phone }
problems = ⚠️ { $total } messages could not be worked on. Their writers were told; the messages are kept. Please pass the lines below to a technician, and press “Try again” once it is mended.
problems-row = { $when } – <code>{ $error }</code>
problems-none = No message has failed.
problems-again = Working on { $count } messages again.
button-try-again = 🔁 Try again
