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
    /events – coming events, and registering for them
    /mine – your registrations, tickets and event news
    /subscribe – choose your news: fairs, training, new products…
    /stop – no more news at all
    /stats – what the catalogue holds
    /language – Tiếng Việt / English
    /privacy – your data
    /cancel – stop what is under way
command-start = Start
command-help = Help
command-browse = By group, stars, place, producer
command-saved = Products you keep
command-events = Coming events
command-mine = Your registrations and tickets
command-subscribe = Choose your news
command-stop = No more news at all
command-stats = What the catalogue holds
command-language = Tiếng Việt / English
command-privacy = Your data
command-cancel = Stop what is under way

## Talk

greeting = Hello! Which OCOP product are you looking for? Just type its name.
thanks = You're welcome! Write again whenever you look for something.
leave-how = Shall I stop all news, or can you not come to an event you registered for? Please press. To get less news: /subscribe.
small-talk = I only know OCOP products and their producers. Type a product, for example <i>peanut candy</i>, or look through the groups below.
organisers = I answer automatically, and may get things wrong; I am sorry. To complain, report a mistake or reach a person, press the button and write: the organisers will read it.
about = I am an automatic service that finds OCOP products and their producers. OCOP, “One Commune One Product”, rates Vietnam's local products with 3 to 5 stars. Type a product, for example <i>peanut candy</i>, or choose a group below; /help says more.
stars-mean =
    ⭐ <b>What the stars say</b>
    A council scores each product out of 100: local materials and labour, story, quality, safety, packaging, marketing.
    ★★★ 50–69 points: meets OCOP's standard; recognised by the province.
    ★★★★ 70–89 points: good; recognised by the province.
    ★★★★★ 90 points and more: national; recognised by the ministry.
    A recognition is valid for 36 months; the card gives its year and decision where I know them.
delivery = I do not sell myself: each producer tells you about delivery and its cost. Type a product, then press “Contact” to ask.
detail = That differs from one producer to another, and I do not know it. Type a product’s name, then press “Contact” to ask its producer.
supply = The organisers keep this catalogue. To have your OCOP product listed, or to find buyers, press “Leave a need” and write to them, or see /events to meet buyers.
which-product = Which product do you mean? Press “Contact” under the one you are looking at, or type its name, for example <i>phone number of a fish sauce maker</i>.
which-listed = Which one do you mean? Press its name, or send me its number.
number-alone = I see no such number in the last list. Press the button with the number, right below the list.
more-how = Press “Next ›” below a list to see more; a list without that button is all I have.
more-none = That was the whole list. Tell me what else you are looking for.
compare-how = Which products shall I compare? Send two to four numbers of the list, for example <i>compare 1 and 3</i>, or their names.
compare-pick = There are several: please send the numbers to compare, for example <i>compare 1 and 2</i>.
cheapest-unknown = Not everyone publishes a price, so I do not know which is the cheapest. Press a name, or send its number, to ask the producer.
event-none = I have no fair or matching event to announce at the moment. Shall I tell you when there is one? Or leave a need, and the organisers will read it.
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
number-how = I did not keep the phone number. To be called, type the product's name and press “Contact”, or leave a need: I ask for the number there.
number-unkept = I did not keep the phone number. To be called, press “Contact” or “Leave a need”: I ask for it there.
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
list-no-price = Where I give no price, the producer has published none: press its number, then “Contact” to ask.
list-bulk = Wholesale prices and quantities come from each producer: press a number, then “Contact”; or leave a need, and the organisers help.
list-delivery = Each producer delivers at their own rates: press a number, then “Contact” to ask.
list-detail = That I do not know: press a number, then “Contact” to ask the producer.
list-by-name = I could only go by the names; to be sure, please ask the producer.
nothing = I could not find <b>{ $query }</b> in the catalogue.
nothing-near = The nearest are below. If that is not it, look through the groups or leave a need.
nothing-known = What you ask I do not know either: press a product, then “Contact”, to ask its maker.
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
products = products

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
card-ask = 💬 What you ask I do not know: press “Contact” to ask the producer
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
compare = ⚖️ <b>{ $count } products side by side</b>
compare-same = <b>The same of all:</b>
compare-valid = 📜 In force until { $until }
compare-expires_soon = 📜 <b>Ending soon</b>, on { $until }
compare-expired = ⚠️ <b>Expired</b> on { $until }
compare-unknown-year = 📜 The source says { $year }; its term is not known
compare-unknown = 📜 The term is not known
compare-no-price = 💰 Price: not published
compare-taste = Which one is better is for you to judge; I only tell what was published.
compare-missing = I did not find <b>{ $names }</b> to compare.
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
button-no = Cancel
press-to-agree = { $number ->
    [yes] I did not keep this number yet. If you agree, please press the button below.
   *[no] If you agree, please press the button below.
 }
contact-slow = You have opened many contacts just now. So that producers' numbers are not collected in bulk, the next one opens at { $time }. If it is urgent, leave a need.
button-contact-of = 📞 Contact: { $product }
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
need-ask-more = Type on – how much, by when, delivered where… – and I add it.
need-full = This need is too long for me to add to it. Please send it, or write it anew in fewer words.
need-number = I do not put phone numbers in here: I take yours only once you have agreed to be called back.
need-check =
    Your need:
    <blockquote>{ $text }</blockquote>
    Shall I send it to the organisers?
need-about = I need { $product }
button-send = ✅ Send
button-need-anew = ✏️ Write anew
need-done = ✅ I have noted your need. The organisers will read it.
need-call-back = Would you like to be called back?
need-consent = If you agree, your <b>name and phone number</b> go to the organisers, only to answer this need. You can take it back at any time with /privacy.
button-agree-phone = 📱 I agree, leave my number
need-phone-done = ✅ I have added <b>{ $phone }</b> to your need.
draft-gone = This is done already, or it was left too long. Please start again.
cancelled = All right, I dropped it. Just type what you are looking for.
press-please = Please press the button below, so that I get it right.
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
    I keep your account id, your language{ $saved ->
        [0] {""}
        [one] , one saved product
       *[other] , { $saved } saved products
    }{ $needs ->
        [0] {""}
        [one] , one need
       *[other] , { $needs } needs
    }{ $requests ->
        [0] {""}
        [one] , one contact request
       *[other] , { $requests } contact requests
    }{ $handovers ->
        [0] {""}
        [one] , one contact seen
       *[other] , { $handovers } contacts seen
    }{ $registrations ->
        [0] {""}
        [one] , one event registration (with the name, organisation and phone you gave)
       *[other] , { $registrations } event registrations (with the name, organisation and phone you gave)
    }{ $interests ->
        [0] {""}
        [one] , one kind of event news
       *[other] , { $interests } kinds of event news
    }{ $subscriptions ->
        [0] {""}
        [one] , one subscription to news (/subscribe)
       *[other] , { $subscriptions } subscriptions to news (/subscribe)
    }{ $searches ->
        [0] {""}
        [one] , one alert
       *[other] , { $searches } alerts
    }{ $digests ->
        [0] {""}
        [one] , one weekly digest
       *[other] , { $digests } weekly digests
    }{ $questions ->
        [0] {""}
        [one] , one question (to turn pages and to know what buyers need)
       *[other] , { $questions } questions (to turn pages and to know what buyers need)
    }{ $forms ->
        [0] {""}
        [one] , one form half filled in (with what you gave so far)
       *[other] , { $forms } forms half filled in (with what you gave so far)
    }{ $roles ->
        [0] {""}
        [one] , one role as an organiser or at a desk
       *[other] , { $roles } roles as an organiser or at a desk
    }.
    { $phone ->
        [none] Otherwise I do not keep your name or phone number.
       *[other] Your name and phone number { $phone } are kept with your consent, only to answer your requests.
    }
    I use them for nothing else and send no advertising. Deleting also takes back every consent.
button-erase = 🗑 Delete everything
erase-sure = Delete everything? Saved products, needs, requests, event registrations and seats will be gone for good. What was passed on to a producer I can't call back.
button-erase-not = ‹ Keep it
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

## Events

events-coming = 📅 <b>Coming events</b> ({ $total })
events-all = ‹ All events
event-kind-matching = Matching conference
event-kind-fair = Fair
event-kind-market = Market
event-kind-training = Training
event-venue = 🏛 { $venue }
event-deadline = ⏰ Register until { $when }
event-seats-buyer = 🛒 Buyers: { $left ->
    [open] no limit
    [full] full, a waiting list is open
    [one] one seat left
   *[other] { $left } seats left
 }
event-seats-producer = 🏭 Producers: { $left ->
    [open] no limit
    [full] full, a waiting list is open
    [one] one seat left
   *[other] { $left } seats left
 }
event-is-closed = 🔒 Registration is closed
event-is-over = 🏁 This event is over
event-is-cancelled = ❌ This event was cancelled
event-gone = I can't find this event. Type /events to see what is coming.
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
vietnam-time = Vietnam time
side-buyer = buyer
side-producer = producer
button-join-buyer = 🛒 Register as a buyer
button-join-producer = 🏭 Register as a producer
button-join-on = ✍️ Go on registering as a { $side ->
    [buyer] buyer
   *[other] producer
 }
button-joined = ✅ My registration as a { $side ->
    [buyer] buyer
   *[other] producer
 }
button-mine = 🎫 My registration
button-map = 🗺 Map
button-calendar = 📅 Add to calendar
button-interest = 🔔 Tell me of new events
button-again = ↩️ Register again
button-again-after-all = ↩️ By mistake: register again
button-event = Show the event
button-events = 📅 Coming events
button-open-event = Details and registration
calendar-how = 📅 Tap the file to add it to your phone's calendar.
calendar-gone = 📅 Tap the file to take it out of your phone's calendar.

## Registering for an event

sign-up-title = 📝 <b>{ $title }</b> – { $side ->
    [buyer] buyer
   *[other] producer
 }
sign-up-unfinished = ✍️ Your registration for <b>{ $title }</b> as a { $side ->
    [buyer] buyer
   *[other] producer
 } is half filled in. Shall we go on?
mine-begun = ✍️ Half filled in: <b>{ $title }</b> – { $side ->
    [buyer] buyer
   *[other] producer
 }
button-sign-up-on = ✍️ Go on registering{ $title ->
    [none] {""}
   *[other] : { $title }
 }
sign-up-consent =
    To register, I need your <b>name, organisation, phone number</b> and a few answers. They go only to <b>this event's organisers and its desk</b>, to seat you, to match you and to reach you. See, change or cancel with /mine; delete everything with /privacy.

    It takes about two minutes, and you can go on later where you stopped.
button-agree-sign-up = ✅ I agree, register
sign-up-step = 📝 { $title } · <b>step { $step }{ $steps ->
    [none] {""}
   *[other] {" "}of { $steps }
 }</b>
sign-up-name = What is your <b>full name</b>? Press the button, or type another name.
sign-up-organisation = Which <b>organisation</b> are you from (shop, company, cooperative…)? Please type its name.
sign-up-place = Which <b>commune and province</b> is that in?
sign-up-phone = { $known ->
    [yes] Which <b>phone number</b> may the organisers call? Press it, or type another.
   *[none] What is your <b>phone number</b>? Press the button to share your own, or type it here.
 }
sign-up-phone-taken = ☎️ I noted <b>{ $phone }</b>.
sign-up-back = Back to the last question.
sign-up-producer = Which <b>producer</b> of the OCOP catalogue are you? Type its name, accents are optional.
sign-up-producer-found = Is it one of these? If not, please type the name again.
sign-up-producer-unknown = I can't find this producer in the catalogue. Type the name again, or press “Not in the catalogue”.
sign-up-sought =
    <b>What do you look for?</b> One thing a line, with amount, how often and papers if you know them.

    For example: <i>peanut candy 200 kg monthly, VietGAP</i>
sign-up-sought-so-far = <b>You look for:</b>
sign-up-sought-more = Type another, or press “Done”.
sign-up-brought = <b>Which products do you bring?</b> { $listed ->
    [yes] Press to choose; type what is not listed.
   *[none] Type them, one a line.
 }
sign-up-brought-so-far = <b>Chosen:</b>
ware-is = → in the catalogue: { $name }
ware-many = → { $total ->
    [one] one product
   *[other] { $total } products
 } in the catalogue come near it{ $group ->
    [none] {""}
   *[other] , group { $group }
 }
ware-unknown = → not in the catalogue yet; noted all the same
how-often-week = weekly
how-often-month = monthly
how-often-once = once
sign-up-question = <b>{ $label }</b>
sign-up-how-text = Please type your answer.
sign-up-how-number = Please type a number.
sign-up-how-choice = Please choose one.
sign-up-how-yes_no = {""}
sign-up-how-phone = Please type a phone number.
sign-up-how-file = Please send a picture or a file here.
sign-up-bad-text = That is empty or too long (1000 characters at most). Please type it again.
sign-up-bad-number = I need a number, for example <i>25</i> or <i>1,500</i>.
sign-up-bad-choice = Please choose one of the answers below.
sign-up-bad-yes_no = Please choose “Yes” or “No”.
sign-up-bad-phone = That is not a valid number. Please type it again, for example <i>0912 345 678</i>.
sign-up-bad-phone-asked = That is not a valid number. Please type it again, for example <i>0912 345 678</i>, or press “📱 Share my number”. To stop, type /cancel.
sign-up-which-phone = There is more than one number here. Please type only the one that the organisers may call.
sign-up-bad-file = I need a picture or a file here.
sign-up-no-phone = I don't need a phone number for this question, so I did not keep it.
sign-up-several-lines = I could not tell these apart. Please answer one question at a time.
sign-up-no-file = I don't need a picture or file here, so I did not keep it.
sign-up-too-long = That is too long. Please make it shorter.
sign-up-many-wares = I can note ten things at most. Please put some together, or leave some out.
sign-up-edited = I can't follow a message that was changed. To correct the last answer, press “‹ Back”; at the end you see all of it.
sign-up-answered = You answered that already. We are here:
sign-up-check-typed = Press “Send registration” to send, or ✏️ to change a part. To stop, type /cancel.
sign-up-here = We are here:
sign-up-needed = This one cannot be left out, so please answer it. To stop, type /cancel.
sign-up-missing = One question still needs an answer.
sign-up-part = <b>{ $label }:</b> { $value }
sign-up-check = Please look it over. Press ✏️ to change a part, or send it.
sign-up-done = 📨 Your registration for <b>{ $title }</b> is stored.
sign-up-changed = ✅ Your registration was changed.
sign-up-stopped = All right, I stopped and kept nothing of what you filled in.
sign-up-change-stopped = I have changed nothing: your registration stands as it was.
sign-up-taken = <b>{ $name }</b> is registered from this account already. Somebody else registers from their own Telegram.
sign-up-ended = Registration for <b>{ $title }</b> has just closed, so I can't send it any more. Type /events to see others.
part-name = Name
part-producer = Producer
part-organisation = Organisation
part-phone = Phone
part-place = Address
part-wares-buyer = Looking for
part-wares-producer = Products
no-producer = not in the catalogue
answer-yes = Yes
answer-no = No
answer-file = 📎 sent
button-skip = Skip ›
button-stop = ✕ Stop
button-go-on = Done ›
button-without-last = 🗑 Without the last
button-other-phone = Another number
button-no-producer = Not in the catalogue
button-send-sign-up = ✅ Send registration
button-send-change = ✅ Save changes

## My registrations

mine = 🎫 <b>Your registrations</b>
mine-none = You are not registered for any coming event.
standing-registered = 🕓 <b>Registered.</b> The organisers will look at it and confirm; I'll tell you at once.
standing-waiting = ⏳ <b>On the waiting list</b>, number { $line }. I'll tell you at once when a seat is free.
standing-offered = 🔔 <b>There is a seat for you!</b> It is held until { $until }. Do you take it?
standing-confirmed = ✅ <b>You have a seat.</b> Ticket: <code>{ $ticket }</code>
standing-checked_in = 🎉 <b>You came.</b> Ticket: <code>{ $ticket }</code>
standing-cancelled-left = You said that you can't come.
standing-cancelled-declined = You did not take the seat.
standing-cancelled-missed = The seat that was held for you was not answered in time, so it is held no longer.
standing-turned_away = Sorry, the organisers can't invite you this time.
standing-no_show = The event is over, and you could not come.
standing-registered-begun = 🕓 The event has begun, and the organisers have not confirmed you yet. Please ask at the desk.
standing-waiting-begun = Sorry, the event has begun, and there was no free seat for you.
standing-no_show-begun = You were not here when it began, so your seat went to others. Do come: where a seat is free, the desk lets you in.
standing-short-registered = waiting to be confirmed
standing-short-waiting = on the waiting list
standing-short-offered = a seat waits for your answer
standing-short-confirmed = you have a seat
standing-short-checked_in = you came
standing-short-cancelled-left = not coming
standing-short-cancelled-declined = seat not taken
standing-short-cancelled-missed = seat not taken in time
standing-short-turned_away = not invited
standing-short-no_show = did not come
standing-short-registered-begun = not confirmed yet
standing-short-waiting-begun = no seat was free
standing-short-no_show-begun = not here, seat released
ticket = 🎫 Ticket: <code>{ $ticket }</code>
    <b>{ $title }</b>
ticket-who = 👤 { $name }{ $organisation ->
    [none] {""}
   *[other] , { $organisation }
 }
ticket-how = Show this code at the desk.
ticket-not-yours = This is the ticket of somebody who comes to an event. It is scanned at the desk.
button-ticket = 🎫 My ticket
button-change = ✏️ Change
button-leave = I can't come
button-leave-line = Leave the waiting list
button-leave-sure = Yes, I can't come
button-leave-not = No, I'm coming
button-accept = ✅ I take the seat
button-decline = I don't take it
button-all-mine = My registrations
button-standing = Show my registration
leave-sure = You can't come to <b>{ $title }</b>? The seat will go to somebody who waits.
seat-taken = 🎉 You have taken the seat at <b>{ $title }</b>.
left = I noted that you can't come to <b>{ $title }</b>. Thank you for telling us.
left-already = You are no longer on the list for <b>{ $title }</b>.
declined = I gave the seat at <b>{ $title }</b> back. Thank you for telling us.
refused-not_open = This event takes no registrations or changes any more.
refused-side_not_taken = This event is not for the side that you chose.
refused-already = That is done already.
refused-turned_away = Sorry, the organisers can't invite you to this event.
refused-not_offered = No seat is held for you now: its time has passed, or you answered already.
refused-too_late = The event has begun, is over or was cancelled, so this can't be changed any more.

## Notices of events

notice-offered = 🔔 <b>There is a seat for you!</b> It is held until { $until }; after that it is not held any longer.
notice-offer_passed = The seat at <b>{ $title }</b> was not answered in time, so it is held no longer.{ $left ->
    [free] {" "}There are seats left: if you still want to come, press “Register again”.
    [full] {" "}There are no seats left: if you still want to come, press “Register again” to be put on the waiting list.
   *[closed] {""}
 }
notice-confirmed = ✅ The organisers confirmed that you come to <b>{ $title }</b>. Here is your ticket:
notice-turned_away = Sorry, the organisers can't invite you to <b>{ $title }</b> this time.
notice-pending = 🕓 <b>{ $number }</b> { $number ->
    [one] registration waits
   *[other] registrations wait
 } for approval: <b>{ $title }</b>
notice-readmitted = ↩️ The organisers have admitted you to <b>{ $title }</b> after all. You are on the waiting list; I will tell you once a seat is free.
notice-no_seat = Sorry, <b>{ $title }</b> has begun and no seat came free for you.
notice-reminder-day = ⏰ A reminder: the event is in <b>{ $count ->
    [one] one day
   *[other] { $count } days
 }</b>.
notice-reminder-hour = ⏰ A reminder: the event is in <b>{ $count ->
    [one] one hour
   *[other] { $count } hours
 }</b>.
notice-reminder-minute = ⏰ A reminder: the event is in <b>{ $count } minutes</b>.
notice-ticket = 🎫 Ticket: <code>{ $ticket }</code>
notice-changed = ⚠️ <b>An event you registered for has changed.</b> It is now:
notice-was = Before: <s>{ $what }</s>
notice-cancelled = ❌ Sorry, this event <b>was cancelled</b>:
notice-published = 🔔 A new event that you wanted to hear of:

## Hearing of events

interest-ask = 🔔 Which events do you want to hear of? Press below, or type what interests you, for example <i>tea fair in Hưng Yên</i>.
interest-check = 🔔 I'll tell you when there is an event about: <b>{ $text }</b>
interest-consent = If you agree, I write to you here <b>whenever an event is announced</b> that fits what you chose: one message an event, and no other advertising. Stop it at any time in /mine.
interest-all = all events
interest-kept = ✅ I'll tell you when there is an event: <b>{ $what }</b>.
interest-forgotten = All right, I won't tell you of that any more.
interests-kept = 🔔 <b>I tell you of events:</b>
button-interest-kind = ✅ I agree, tell me: { $kind }
button-interest-all = ✅ I agree, tell me of all events
button-interest-agree = ✅ I agree, tell me
button-interest-undo = No, don't tell me
button-forget-interest = 🔕 Not any more: { $what }
button-interests = 🔕 Change or stop this

## Organisers: events

command-organise = Run events
command-desk = The desk
org-menu =
    🗂 <b>Organisers</b>
    What would you like to do?

    /announce – announcements
    /desk – the desk on the day
    /requests – needs and contact requests
    /problems – messages that failed
org-button-new = ➕ New event
org-button-events = 📋 Events
org-button-organisers = 👥 Organisers
org-button-menu = ‹ Menu
org-events = 📋 <b>Events</b>
org-events-none = There are no events yet.
org-plain = { $text }
org-state-draft = Draft
org-state-published = Open for registration
org-state-closed = Registration closed
org-state-running = Going on
org-state-done = Over
org-state-cancelled = Cancelled
org-side-buyer = Buyers
org-side-producer = Producers
org-side-both = Both sides
org-deadline = ⏰ Registration until { $when }
org-code = 🔑 Code <code>{ $code }</code>
org-link = 🔗 { $link }
org-needs-approval = ☝️ Each registration needs your approval
org-reminders = 🔔 { $before ->
    [none] No reminders
   *[other] Reminders { $before } before
 } · offered seats are held for { $held }
span-day = { $count } { $count ->
    [one] day
   *[other] days
 }
span-hour = { $count } { $count ->
    [one] hour
   *[other] hours
 }
span-minute = { $count } { $count ->
    [one] minute
   *[other] minutes
 }
org-attended = { $side }: <b>{ $arrived }</b> came, { $absent } did not
org-seats-line = { $side }: { $taken }{ $seats ->
    [none] {" "}seats taken, no limit
   *[other] /{ $seats } seats
 }{ $unanswered ->
    [0] {""}
   *[other] , { $unanswered } to approve
 }{ $waiting ->
    [0] {""}
   *[other] , { $waiting } waiting
 }{ $arrived ->
    [0] {""}
   *[other] , { $arrived } arrived
 }

org-button-step-publish = ✅ Publish
org-button-step-close = 🔒 Close registration
org-button-step-reopen = 🟢 Reopen registration
org-button-step-start = ▶️ Start
org-button-step-finish = ☑️ Finish
org-button-step-cancel = ✖️ Cancel the event
org-button-edit = ✏️ Edit
org-button-questions = ❓ Questions
org-button-preview = 👁 Preview
org-button-clone = 📄 Clone
org-button-registrations = 📝 Registrations
org-button-summary = 📊 Summary
org-button-staff = 🧑‍💼 Desk staff
org-button-desk = 🚪 Desk
org-made = ✅ Saved as a draft. Above is the card that everybody will see. Look at it, then press “Publish”.
org-left-kept = 📝 The event <b>{ $title }</b>, half made, is saved as a draft.
org-left = The event <b>{ $title }</b> had no start and end yet, so it is not kept.
org-saved = ✅ Saved.
org-saved-tells = 📣 { $told ->
    [one] One registered person is
   *[other] { $told } registered people are
 } told of it in { $minutes } minutes. If it is not right, change it within these { $minutes } minutes.
org-copied =
    📄 A copy of <b>{ $title }</b> ({ $when }).
    Taken along: kind, title, place, text, photo, product groups, seats, approval, reminders, its own questions. End and deadline move with the new start.
    Not taken along: who registered, and the desk's staff.
org-heard = 🕗 { $part }: <b>{ $when }</b>
org-moved-along = 🕗 { $part } moved along: <b>{ $when }</b>
org-overfull = ℹ️ { $side }: { $taken } hold a seat, more than there are seats now. Nobody is turned away; nobody else gets in.
org-same = That is as it was.
org-moved-publish = ✅ Published. Those who wait for such an event will be told.
org-moved-close = 🔒 Registration is closed. Those who registered keep their place.
org-moved-reopen = 🟢 Registration is open again.
org-moved-start = ▶️ The event has begun. Open the desk with the button below.
org-moved-finish = ☑️ The event is over. Those who did not come are marked as absent.
org-moved-cancel = ✖️ Cancelled. { $told ->
    [0] Nobody has registered, so nobody is told.
    [one] I tell the one person who registered.
   *[other] I tell the { $told } people who registered.
 }
org-sure-start = Start <b>{ $title }</b> now? Nobody else of the waiting list gets a seat; those who wait are told so. I also start it by myself at its time.
org-sure-finish = Finish <b>{ $title }</b>? Those with a seat who did not come are marked as absent.
org-sure-cancel = Cancel <b>{ $title }</b>? This cannot be undone. { $told ->
    [0] Nobody has registered, so nobody is told.
    [one] I will tell the one person who registered.
   *[other] I will tell the { $told } people who registered.
 }
org-button-sure-start = ▶️ Start now
org-button-sure-finish = ☑️ Finish
org-button-sure-cancel = ✖️ Cancel and tell
org-wrong-state = ⚠️ That cannot be done with this event: “{ $state }”.
org-incomplete = Not yet:
org-flaw-no-title = It has no title.
org-flaw-ends-before-it-starts = It ends before it starts.
org-flaw-deadline-after-start = The deadline is after the start.
org-flaw-start-passed = The start has passed.
org-flaw-deadline-passed = The deadline has passed.
org-flaw-negative-seats = Seats cannot be fewer than none.
org-flaw-no-side = Neither side takes part.
org-flaw-no-offer-time = An offered seat must be held longer than 0 hours.
org-flaw-bad-reminder = A reminder is not before the start.

org-step = <i>Step { $number }/{ $total }</i>
org-now = Now: <b>{ $value }</b>
org-tells = 📣 { $told ->
    [one] One registered person hears of it
   *[other] { $told } registered people hear of it
 } if you change this.
org-edit = Which part of <b>{ $title }</b> do you edit?
org-edit-tells = 📣 Of another time or place { $told ->
    [one] one registered person hears
   *[other] { $told } registered people hear
 }.
org-ask-kind = What kind of event is it?
org-ask-title = What is its title?
org-ask-starts_at = When does it start? For example <i>8:30 20/12/2026</i>
org-ask-ends_at = When does it end? For example <i>16:30</i>, or <i>11:00 21/12/2026</i>
org-ask-venue = Where? The name of the hall, the market…
org-ask-address = The address? For example <i>12 Trần Hưng Đạo, xã Đông Hưng, Hưng Yên</i>. Old and new names of places both work.
org-ask-pin = Send its location on the map: press 📎 → <b>Location</b>. Coordinates, or a map's link that holds them, will do, too.
org-ask-text = Tell of the event: what happens, who should come, what to bring. Bold, italics and links stay.
org-ask-photo = Send a photo for the event.
org-ask-groups = Which product groups is it about? Press as many as you like; none means all.
org-ask-seats_buyers = How many seats for <b>buyers</b>? Type a number.
org-ask-seats_producers = How many seats for <b>producers</b>? Type a number.
org-ask-deadline = Until when may people register? For example <i>17:00 18/12/2026</i>
org-ask-needs_approval = Do you approve each registration?
org-ask-offer_hours = How long is a freed seat held for who is offered it? Choose, or type for example <i>36 hours</i>, <i>2 days</i>. Near the start it is less.
org-ask-reminders = How long before are those with a seat reminded? One or several, for example <i>7 days, 1 day, 2 hours</i>.
org-reminders-usual = 7 days, 1 day, 2 hours
org-reminders-none = No reminders
org-wrong-offer-hours = I need a number of hours or days, { $most } days at most.
org-wrong-reminders = I need { $most } lengths of time at most, within 60 days, for example <i>3 days, 5 hours</i>.
org-ask-q_kind = What is the answer to this question?
org-ask-q_label_vi = Type the question, in Vietnamese.
org-ask-q_label_en = And in English?
org-ask-q_options = The options, one a line. English words stand after a bar, for example:
    <i>Xe máy | Motorbike</i>
    <i>Ô tô | Car</i>
org-ask-q_required = Must it be answered?
org-ask-q_side = Which side is asked?
org-part-kind = Kind
org-part-title = Title
org-part-starts-at = Start
org-part-ends-at = End
org-part-venue = Venue
org-part-address = Address
org-part-pin = Map
org-part-text = Text
org-part-photo = Photo
org-part-groups = Product groups
org-part-seats-buyers = Buyers’ seats
org-part-seats-producers = Producers’ seats
org-part-deadline = Deadline
org-part-needs-approval = Approval
org-part-offer-hours = Offered seats
org-part-reminders = Reminders
org-choice-yes = Yes
org-choice-no = No
# Typed instead of the buttons Yes and No
org-typed-yes = yes please, required, yes required
org-typed-no = no thanks, not required, optional
org-seats-none = Does not take part
org-question-text = Text
org-question-number = A number
org-question-choice = One of several
org-question-yes_no = Yes or no
org-question-phone = A phone number
org-question-file = A photo or file
org-skip = Skip ›
org-skip-empty = Leave empty
org-skip-seats = No limit
org-skip-deadline = Until the start
org-skip-groups = Go on ›
org-button-finish = Done, preview
org-wrong-words = Please type some words.
org-wrong-long = That is too long: at most { $most } characters.
org-wrong-choice = Please press one of the buttons below.
org-wrong-when = I cannot be sure of this day and time, so I do not guess. Give both, for example 8:30 20/12/2026, or 2pm 20/12.
org-wrong-past = That has passed already.
org-wrong-end = It must end after it starts. If on another day, give the day, too.
org-wrong-deadline = The deadline must be before the start.
org-wrong-pin = Please send a location on the map, in Vietnam, not words: press 📎 → <b>Location</b>, or type coordinates such as <i>20.4463, 106.3366</i>.
org-wrong-pin-link = This link holds no coordinates, so I do not know where it leads. Press 📎 → <b>Location</b> and choose it on the map, or type coordinates such as <i>20.4463, 106.3366</i>.
org-wrong-photo = Please send a photo (as a photo, not as a file).
org-wrong-number = Please type a number from 0 to { $most }.
org-wrong-options = Two to twenty different options, please, one a line.
org-wrong-edited = I do not read a message again that you edited. Press “Back” to answer an earlier step anew.

org-questions = ❓ The questions of <b>{ $title }</b>:
org-questions-none = <b>{ $title }</b> has no questions of its own. Name, organisation, phone and wares are asked always.
org-question-row = { $number }. <b>{ $label }</b>
org-required = required
org-button-add-question = ➕ Add a question
org-remove-question = Remove <b>{ $label }</b>? Answers already given are not shown any more.
org-button-remove = 🗑 Remove

org-organisers = 👥 <b>Organisers</b> (besides those in the settings):
org-organisers-none = No organisers have been invited yet.
org-staff = 🧑‍💼 Desk staff of <b>{ $title }</b>:
org-staff-none = <b>{ $title }</b> has no desk staff yet. Organisers may always open its desk.
org-account = { $name ->
    [none] Account { $id }
   *[other] { $name }
 }
org-links = 🔗 { $number ->
    [one] One invitation is not used yet:
   *[other] { $number } invitations are not used yet:
 }
org-button-invite = ➕ Invite
org-button-copy = 📋 Copy the link
org-button-revoke = 🚫 Revoke the link (until { $until })
org-button-dismiss = 🗑 Take the role back
org-invitation =
    🔗 Invitation to { $title ->
        [none] the <b>organisers</b>
       *[other] the desk of <b>{ $title }</b>
    }:
    { $link }

    Send it to one person: it works once, until { $until }. I do not show it again.
org-dismiss-organiser = Is this person an organiser no longer? The invitations they gave out end, too.
org-dismiss-desk = Is this person no longer at the desk of <b>{ $title }</b>?
org-accept-accepted = ✅ { $role ->
    [desk] You are at the desk of <b>{ $title }</b>. On the day, send /desk or scan people’s tickets.
   *[other] You are an organiser now. Send /organise to begin.
 } The organisers see the name of your Telegram account for as long as you do this.
org-accept-already-yours = { $role ->
    [desk] You are at the desk of <b>{ $title }</b> already.
   *[other] You are an organiser already.
 } The link can still be used by another person.
org-accept-used = Somebody has used this link already. Please ask the organisers for a new one.
org-accept-expired = This link has expired. Please ask the organisers for a new one.
org-accept-revoked = This link was revoked. Please ask the organisers.
org-accept-unknown = I do not know this link. Please see whether you have copied all of it.

org-summary = 📊 <b>{ $title }</b>
org-walk-ins = 🚶 Walk-ins among those who arrived: { $number }
org-summary-places = 📍 <b>From where</b>
org-summary-wanted = 🛒 <b>What buyers look for</b>
org-summary-answers = ❓ <b>{ $label }</b>
org-count-row = { $label }: { $number }
org-more = … and { $number } more (see the Excel file)
org-button-duplicates = 👯 Likely duplicates
org-list = 📝 <b>{ $title }</b>: { $total } registrations
org-list-pending = 🕓 <b>{ $title }</b>: { $total } waiting for approval
org-list-pending-none = Nobody waits for approval any more.
org-only-pending = 🕓 To approve ({ $number })
org-list-none = There are no registrations yet.
org-list-row = { $number }. { $who }
org-standing-registered = To approve
org-standing-waiting = Waiting list
org-standing-offered = Offered a seat
org-standing-confirmed = Has a seat
org-standing-cancelled = Cancelled
org-standing-turned-away = Turned away
org-standing-checked-in = Arrived
org-standing-no-show = Absent
org-who = <b>{ $name }</b>
org-ticket = 🎫 <code>{ $code }</code> · number { $number }
org-since = Registered { $when }
org-offered-until = Seat held until { $when }
org-answer = { $label } <b>{ $answer }</b>
org-file = 📎 <b>{ $name }</b> – { $label }
org-button-confirm = ✅ Approve
org-button-turn-away = ⛔ Turn away
org-button-turn-away-sure = ⛔ Turn away
org-button-readmit = ↩️ Take back
org-sure-turn-away = Turn <b>{ $name }</b> away? They are told, and cannot register again by themselves.
org-decided-yes = ✅ <b>{ $name }</b> is approved; I will send the ticket.
org-decided-no = ⛔ <b>{ $name }</b> is turned away; I will tell them.
org-readmitted = ↩️ <b>{ $name }</b> is admitted again{ $seat ->
    [none] {" "}to the waiting list; I will tell them.
   *[other] , with a seat; I will send the ticket.
 }
org-pending-left = { $number } left to approve. The next one:
org-refused-full = No seat is free: raise the seats, or release those of the absent at the desk.
org-refused-already = It is answered already, or they are registered no longer.
org-refused-too-late = It is too late: the event has begun, is over or cancelled.
org-like = 👯 { $total } pairs in <b>{ $title }</b> may be the same. I merge nothing by myself; please look.
org-like-none = No registrations of <b>{ $title }</b> look alike.
org-like-phone = ☎️ The same phone number:
org-like-organisation = 🏢 Nearly the same name:
org-export-xlsx = The registrations of <b>{ $title }</b>, for Excel. There are phone numbers in it: please keep it private.
org-export-csv = The registrations of <b>{ $title }</b>, as CSV. There are phone numbers in it: please keep it private.

## The desk

desk-which = Which desk do you open?
desk-none = No event is coming, or just over, that has a desk of yours.
desk-open = 🚪 <b>{ $title }</b>
desk-counts = { $side }: <b>{ $arrived }</b> arrived, { $expected } to come{ $waiting ->
    [0] {""}
   *[other] , { $waiting } waiting
 }
desk-early = ⚠️ <b>Its day has not come.</b>
desk-how = Scan a ticket with the camera, or type its code, a name, an organisation, a phone’s last digits.
desk-over-how = Did someone come and was not noted? Type a ticket’s code, a name, an organisation or a phone’s last digits.
desk-button-walk-in = ➕ Walk-in
desk-button-counts = 🔄 Desk
desk-button-close = Close the desk
desk-button-release = 🪑 Release absent seats
desk-button-release-sure = 🪑 Release
desk-button-check-in = ✅ Check in
desk-button-check-in-early = ⚠️ Check in today all the same
desk-button-came = ✅ Note that they came
desk-button-undo = ↩️ A mistake: not here
desk-button-agreed = ✅ They agree, check in
desk-closed = The desk is closed. /desk opens it again.
desk-found = Several look like “{ $asked }”. Who is it?
desk-not-found = I do not find “{ $asked }”. { $over ->
    [yes] Try another name, or a phone’s last digits.
   *[none] Try another name, a phone’s last digits, or register a walk-in.
 }
desk-elsewhere = ⚠️ A ticket of another event: <b>{ $title }</b>
desk-button-there = 🚪 Open it at that desk
desk-guest-left = The walk-in you had begun is dropped; press “Walk-in” again if you need it.
desk-phone = ☎️ …{ $digits }
desk-since = 🟢 Checked in at { $when }
desk-event = <i>{ $title }</i>
desk-checked-in = ✅ <b>{ $name }</b> is in.
desk-again = ⚠️ <b>In already</b>, since { $when }.
desk-undone = ↩️ <b>{ $name }</b> is not here after all.
desk-not-in = This person was not checked in.
desk-walked-in = ✅ <b>{ $name }</b> is in (walk-in).
desk-which-side = On which side are they?
desk-ask-name = { $side } – type their name. An organisation and a phone may follow: <i>Mrs Sáu, Bình Minh cooperative, phone</i>
desk-guest = { $side }: <b>{ $name }</b>
desk-consent =
    Ask them: “<i>May the organisers keep your name{ $organisation ->
        [none] {""}
       *[other] , organisation
    }{ $phone ->
        [none] {""}
       *[other] , phone number
    }, to receive you and to report on this event?</i>”
desk-released = { $number ->
    [one] One seat was released.
   *[other] { $number } seats were released.
 }
desk-release-sure = { $number ->
    [one] One person who has a seat is not here and is
   *[other] { $number } people who have a seat are not here and are
 } marked as absent; others may have the seats. Who comes later is let in while there is room.
desk-refused-full = There is no free seat, or it is kept for the waiting list. Two ways out: once the event has begun, an organiser releases the seats of the absent; or an organiser raises the seats.
desk-refused-turned-away = The organisers turned this person away; if that was a mistake, an organiser takes it back in the list of registrations.
desk-refused-too-late = The event is over or cancelled.
desk-refused-not-open = The event has not begun.
desk-refused-side-not-taken = This side does not take part.
desk-refused-incomplete = The name is missing.

## Word from the organisers

announcement-why = <i>You get this because this chat asked for news of { $topic ->
    [matching] matching events
    [fair] fairs
    [training] training
    [new_products] new products
   *[policy] policy
}.</i>
announcement-withdrawn = <i>The organisers have withdrawn this message.</i>
button-mute = 🔕 No more news of { $topic ->
    [matching] matching events
    [fair] fairs
    [training] training
    [new_products] new products
   *[policy] policy
}
muted = I won’t send you news of { $topic ->
    [matching] matching events
    [fair] fairs
    [training] training
    [new_products] new products
   *[policy] policy
} any more. See or switch on again: /subscribe
muted-chat = I won’t send news of { $topic ->
    [matching] matching events
    [fair] fairs
    [training] training
    [new_products] new products
   *[policy] policy
} here any more. An admin switches it on again with /subscribe.
mute-not-yours = Only an admin of this chat can switch its news off.

## Organisers: announcements

command-announce = Send announcements
ann-plain = { $text }
ann-list = 📣 <b>Announcements</b>, the newest first:
ann-posters = 🔗 <b>Links for posters and web pages.</b> Whoever opens one is asked for consent first. Press a topic for its QR code. A product group may follow, such as <code>_food</code>.
ann-poster = { $topic }: <code>{ $link }</code>
ann-list-none = 📣 There is no announcement yet. Press <b>Write one</b> to begin.
ann-topic-matching = Matching events
ann-topic-fair = Fairs
ann-topic-training = Training
ann-topic-new-products = New products
ann-topic-policy = Policy
ann-state-draft = Being written
ann-state-awaiting = Waits for a second organiser
ann-state-scheduled = Scheduled
ann-state-sending = Being sent
ann-state-paused = Paused
ann-state-done = Sent
ann-state-cancelled = Stopped
ann-state-withdrawn = Withdrawn
ann-button-new = ✍️ Write one
ann-button-posters = 🔗 Links that subscribe
ann-button-list = 📣 All announcements
ann-button-edit = ✏️ Edit
ann-button-whom = 🎯 Who gets it
ann-button-preview = 👁 Preview
ann-button-test = 🧪 Send it to me
ann-button-send = 📤 Send…
ann-button-send-now = 📤 Send now
ann-button-send-at = ⏰ Yes, at this time
ann-button-pick-time = ⏰ At a time
ann-button-confirm = ✅ I agree, send it
ann-button-refresh = 🔄 Refresh
ann-button-report = 📊 Report
ann-button-excel = 📄 Excel list
ann-button-correct = ✏️ Correct it
ann-button-show = Show it
ann-button-skip = Skip ›
ann-button-done = Done ›
ann-button-clear = 🗑 Leave it out
ann-button-fix-text = ✏️ Vietnamese text
ann-button-fix-text-en = ✏️ English text
ann-button-fix-buttons = 🔘 Buttons
ann-button-until-event = ⌛ Until the event begins
ann-button-no-until = Without end
ann-button-apply = ✅ Correct it for everybody
ann-button-group = Product groups
ann-button-place = Places
ann-button-role = Buyers, producers
ann-button-event = People of an event
ann-button-stand = Registered, waiting, came…
ann-button-lang = Language
ann-button-topic = Topic
ann-button-add-place = ➕ Add a place
ann-button-no-event = Not by event
ann-button-step-back = ↩️ Edit again
ann-button-step-pause = ⏸ Pause
ann-button-step-resume = ▶️ Resume
ann-button-step-cancel = ✖️ Stop
ann-button-step-widen = 👥 Send to more
ann-button-step-withdraw = 🗑 Withdraw
ann-button-sure-back = Yes, back to the draft
ann-button-sure-pause = Yes, pause
ann-button-sure-resume = Yes, resume
ann-button-sure-cancel = Yes, stop it
ann-button-sure-widen = Yes, send to more
ann-button-sure-withdraw = Yes, withdraw
ann-sure-back = Make it a draft again? Nobody has it yet.
ann-sure-pause = Pause it? Who has not got it waits until you resume.
ann-sure-resume = Go on sending to the others?
ann-sure-cancel = Stop it for good? Who has it keeps it, and the others do not get it.
ann-sure-widen = Open it again for more people? Who has it does not get it twice.
ann-sure-withdraw = Withdraw it? It is deleted for those who have it; where it is older than 48 hours, it becomes "withdrawn". <b>There is no way back.</b>
ann-moved-back = ↩️ It is a draft again.
ann-moved-pause = ⏸ Paused.
ann-moved-resume = ▶️ It goes on.
ann-moved-cancel = ✖️ Stopped.
ann-moved-widen = 👥 Choose who else gets it, then send.
ann-moved-withdraw = 🗑 It is being taken back, one by one.
ann-words = <blockquote>{ $text }</blockquote>
ann-no-words = <i>No text yet.</i>
ann-parts = 🖼 pictures: { $photos } · 📎 files: { $files } · 🔘 buttons: { $buttons }{ $english ->
    [yes] {" "}· in English, too
   *[no] {""}
 }
ann-whom = 🎯 { $whom }
ann-whom-topic = Subscribers of: { $topic }
ann-at = ⏰ To be sent: { $when }
ann-until = ⌛ Not sent after: { $when }
ann-progress = 📤 Sent <b>{ $sent }</b>/{ $total } · left { $left } · not delivered { $failed }
ann-finished = ☑️ Sent: <b>{ $title }</b>
ann-to-go = ⏳ About { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
 } to go.
ann-delayed = 🌙 Later (quiet hours, or enough this week): { $count }, the last at { $until }.
ann-edit = Which part?
ann-part-topic = Topic
ann-part-text = Text
ann-part-text-en = English text
ann-part-photos = Pictures
ann-part-document = File
ann-part-buttons = Buttons
ann-part-until = Not after
ann-saved = ✅ Saved.
ann-ask-topic = What is it about? Those who subscribed to it get it.
ann-ask-text = ✍️ Type (or forward) the <b>text</b>. Telegram's bold, italics and links stay.
ann-ask-text-en = 🇬🇧 The <b>English text</b>, if any. Without one, those who read English get the Vietnamese.
ann-ask-photos = 🖼 Send <b>pictures</b> (one, or an album, at most 10){ $count ->
    [0] , or skip.
   *[other] . There are { $count }; press Done after the last.
 }
ann-ask-document = 📎 Send <b>one file</b> (an invitation, the rules…), or skip.
ann-ask-link = 🔗 Type the <b>label and the address</b>, as in <i>Đăng ký / Register https://ocop.gov.vn</i> (the English after the / may be left out).
ann-ask-product = 📦 Which product does it open? Type its name.
ann-ask-place = 📍 Which place? A province, former district or commune, by its old or new name.
ann-ask-when = ⏰ When? For example <i>8h30 20/12</i> or <i>14:00 20/12/2026</i>.
ann-ask-until = ⌛ After what time is it of no use, and sent no more? For example <i>8:00 20/12</i>. Whoever’s turn comes later (quiet hours, enough this week) does not get it, and the report says so.
ann-ask-fix-buttons = 🔘 Please add buttons, or take some away.
ann-fix-kept = ✅ Noted; nobody’s message changes yet. Press Done to look at it.
ann-caption-taken = ✅ I took the words under it as the text.
ann-caption-left = ℹ️ There is a text already, so I left the words under it out. To change it: Edit → Text.
ann-ask-fix-text = ✏️ Type the <b>right text</b> in Vietnamese, all of it.
ann-ask-fix-text-en = ✏️ Type the <b>right English text</b>, all of it.
ann-wrong-edited = I do not read edited messages here. Please send it anew.
ann-wrong-no-text = Text is wanted here. Pictures and files come later.
ann-wrong-no-photo = That is no picture. Please send it as a photo, not as a file.
ann-wrong-no-document = A file is wanted here.
ann-wrong-photos-full = An announcement has at most 10 pictures; this one was not added.
ann-wrong-bad-link = An address that begins with https:// is wanted.
ann-wrong-bad-label = A button needs a label of 1 to 48 characters before the address.
ann-wrong-no-product = There is no such product.
ann-wrong-no-place = There is no place of that name.
ann-wrong-no-time = I cannot be sure of this day and time, so I do not guess; give both, for example 8:30 20/12/2026.
ann-wrong-past = That time has passed.
ann-problem-empty = There are no words in it.
ann-problem-long = The text is <b>{ $over }</b> characters too long (Telegram takes 4096, with the line below it). It was not saved; please send a shorter one.
ann-problem-caption = It was sent with a picture or file, so the words below may have 1024 characters; these are <b>{ $over }</b> too many.
ann-problem-tags = There is formatting in it that I cannot send. Please use only bold, italics, underline, strikethrough, quote, spoiler, links and code.
ann-problem-address = There is a link in it that leads to no website (such as somebody named without an @). Please use @name or https://.
ann-problem-formats = More than 100 pieces are formatted, and Telegram would drop some. Please use less bold, italics and links.
ann-buttons = 🔘 <b>The buttons below it:</b>
ann-buttons-none = 🔘 There is no button below it. Add one, or press Done.
ann-buttons-full = An announcement has at most 10 buttons.
ann-button-row = { $number }. { $label } ({ $kind })
ann-kind-event = Event
ann-kind-product = Product
ann-kind-link = Link
ann-pick-event = Which event does it open?
ann-pick-event-none = No event is coming.
ann-pick-product = Which product? Press one, or type another name.
ann-target-gone = That is not there any more.
ann-preview = 👁 { $language ->
    [en] <b>Those who read English get this:</b>
   *[vi] <b>People get exactly this:</b>
 }
ann-flaw-no-text = There is no text yet; press Edit to write it.
ann-refused-wrong-state = It is at another step, so this cannot be done: it was pressed already, or somebody else was quicker.
ann-refused-incomplete = It is not complete: it needs a text, and each button a label and an https:// address.
ann-refused-changed = It was changed after you saw it. Please look again, then press once more.
ann-refused-same-organiser = Another organiser has to agree.
ann-refused-nobody = Nobody would get it; please choose again who does.
ann-refused-passed = That time has passed, or it is after the time until which it is of use; please choose another.
ann-reached = ✅ Get it: <b>{ $reached }</b>
ann-capped = 🗓 Of these, later as they got enough this week: { $count }.
ann-quiet = 🌙 That is in quiet hours, so it goes at <b>{ $when }</b>: { $count } get it then.
ann-left-out = 🚫 Do not get it: <b>{ $count }</b>
ann-why-already = • have it already: { $count }
ann-why-no-consent = • did not agree, or stopped: { $count }
ann-why-blocked = • blocked the bot: { $count }
ann-why-muted = • muted this topic: { $count }
ann-needs-second = ✋ More than { $above }: another organiser has to agree.
ann-send = 📤 <b>Send it?</b>
ann-send-at = ⏰ <b>Send it at { $when }?</b>
ann-sent = ✅ It will be sent.
ann-awaiting = ✋ It reaches many, so another organiser has to agree. { $others ->
    [0] <b>There is no other organiser yet</b>: an admin may invite one, or choose fewer people.
    [one] The other organiser was told.
   *[other] { $others } organisers were told.
 }
ann-please-confirm = ✋ <b>Please agree</b> before this goes to { $reached } chats:
    <blockquote>{ $title }</blockquote>
    Look at the preview first.
ann-confirmed = ✅ You agreed.
ann-was-confirmed = ✅ Another organiser agreed to send: <b>{ $title }</b>
ann-correct = ✏️ Correct it for everybody who has it: which part? Pictures and file stay.
ann-correct-sure = It will become this for everybody who has it. Is it right?
ann-corrected = ✏️ It is being corrected, one by one.
ann-ask-groups = To those who chose which groups? None is all.
ann-places = 📍 Chosen places; press one to leave it out:
ann-places-none = 📍 It goes to all places.
ann-which-place = Several places have this name; which one?
ann-choose-role = To whom?
ann-choose-lang = To those who read which language?
ann-choose-stand = Which people of the event?
ann-choose-event = To the people of which event?
ann-role-all = Both sides
ann-role-buyer = Buyers
ann-role-producer = Producers
ann-lang-all = Any language
ann-lang-vi = Vietnamese
ann-lang-en = English
ann-stand-registered = Registered
ann-stand-waiting = On the waiting list
ann-stand-checked-in = Came
ann-stand-no-show = Registered and did not come
ann-report = 📊 <b>{ $title }</b>
    { $total ->
        [one] One chat in all.
       *[other] { $total } chats in all.
    }
ann-fate-waiting = Not their turn yet
ann-fate-spooled = On its way
ann-fate-sent = Sent
ann-fate-blocked = Blocked the bot
ann-fate-failed = Failed
ann-fate-unknown = Unknown whether it arrived (not sent again)
ann-fate-left = Stopped before their turn
ann-fate-late = Too late before their turn
ann-fate-cancelled = Ended before their turn
ann-report-muted = 🔕 Muted the topic because of it: { $count }
ann-report-press = 🔘 { $label }{ $gone ->
    [yes] {" "}(taken away)
   *[no] {""}
}: pressed by { $count }
ann-report-link = 🔗 { $label }{ $gone ->
    [yes] {" "}(taken away)
   *[no] {""}
}: cannot be counted (Telegram does not tell who opens a link)
ann-amended-sent = Changed or deleted
ann-amended-unknown = Nobody knows whether it is there, so it cannot be changed
ann-report-registered = 📝 Registered for an event after pressing: { $count }
ann-report-amended = ✏️ Correction or withdrawal:
ann-sheet = 📄 Chats: { $total }. The list names people: keep it to yourself, and delete it after use.
ann-column-number = Number
ann-column-who = Who
ann-column-kind = Kind
ann-column-fate = Outcome
ann-column-sent-at = Sent
ann-column-due-at = Due
ann-column-error = Error
ann-column-amended = Correction, withdrawal
ann-column-muted = Muted
ann-column-presses = Buttons pressed
ann-chat-person = Person
ann-chat-group = Group
ann-chat-channel = Channel

topic-matching = Matching events
topic-fair = Fairs
topic-training = Training
topic-new_products = New products
topic-policy = Policy
role-buyer = I buy
role-producer = I produce

subscribe-ask = 📬 What news from the organisers would you like to get?
subscribe-offered = 📬 Would you like to get news of <b>{ $what }</b> from the organisers?
subscribe-consent =
    If you agree:
    • <b>What</b>: news of the topics you choose, which may present OCOP fairs and products.
    • <b>How</b>: messages of mine { $where ->
        [chat] in that group or channel
       *[here] in this chat
    }, as text, pictures or files.
    • <b>How often</b>: at most <b>{ $cap ->
        [one] one message
       *[other] { $cap } messages
    } in 7 days</b>{ $quiet ->
        [yes] , none from { $start } to { $end } Vietnam time
       *[no] {""}
    }.
    • I keep your account id and what you chose, for these messages only.
    End it at any time: /stop, or the button under each message.
subscribe-in-private = { $kind ->
    [group] Please choose your news in a private chat with me. Admins can choose for this whole group.
   *[channel] Admins choose this channel’s news in a private chat with me.
}
button-subscribe-chat = { $kind ->
    [group] 👥 Choose for the group
   *[channel] 📢 Choose for the channel
} (admins)
button-chats = 👥 My groups and channels
button-add-to-group = ➕ Add me to a group
button-add-to-channel = ➕ Add me to a channel
subscribe-chats = 👥 Groups and channels of which you are an admin can get news, too. Tap one, or add me (to a channel with the right to post): I then write to you, so that you choose.
button-choose-news = 📬 Choose the news
brought-in = I was just added to the { $kind ->
    [group] group
   *[channel] channel
} <b>{ $title }</b>. Choose which news of the organisers it is to get.
not-its-admin = I do not see that you are an admin there, or I am not there. In a channel I need the right to post.
subscribe-ask-chat = 📬 What news from the organisers is the { $kind ->
    [group] group
   *[channel] channel
} <b>{ $title }</b> to get?
subscribed-chat = ✅ Done: the { $kind ->
    [group] group
   *[channel] channel
} <b>{ $title }</b> will get this news. To end it, an admin types /stop there.
subscriptions-chat = 📬 <b>The news that the { $kind ->
    [group] group
   *[channel] channel
} { $title } gets</b>
stopped-chat = Done: I send no more news there. To get it again, an admin types /subscribe there.
nothing-to-stop-chat = No news is sent there.
add-place = Is it this place? Tap to add it.
button-subscribe-agree = ✅ I agree
button-subscribe-topic = ✅ I agree: { $topic }
button-subscribe-all = ✅ I agree: all topics
subscribed = ✅ Done: you will get this news.
subscriptions = 📬 <b>The news you get</b>
subscriptions-how = Tap to switch on ✅ or off ⬜. No group or place chosen means all of them.
subscribe-groups = 🧺 Which product groups? None chosen means all of them.
subscribe-places =
    📍 { $total ->
        [0] You get news of all places.
       *[other] You get news of these places. Tap to take one away.
    }
    Type a province, district or commune (old name or new) to add it, or choose from the list.
subscribe-provinces = 📍 Choose a province:
subscribe-no-place = I know no place called <b>{ $name }</b>. Please type it again, or go back before you look for a product.
all-of-them = all
button-groups = 🧺 Groups: { $what }
button-places = 📍 Places: { $what }
button-provinces = List of provinces
button-alerts = 🔎 Alerts and weekly digests
button-take-away = ✖️ { $what }
button-stop-all = 🛑 Stop all of it
stopped = Done: no more news, alerts, digests or word of new events. I still remind you of what you registered for, see /mine. To get news again: /subscribe
nothing-to-stop = You have not subscribed to anything. To do so: /subscribe

## Alerts and weekly digests

button-keep-search = 🔔 Tell me when there is
alerts-ask = 🔔 Shall I tell you of this: <b>{ $what }</b>
alerts-consent = If you agree, I write here <b>when there is a new product</b> that fits what you look for (each at most once a day), and the digests you switch on (one message a week). I keep your search and this choice, for that only. End it at any time: /subscribe or /stop.
button-alerts-agree = ✅ I agree, tell me
search-kept = ✅ I will tell you of new products for: <b>{ $text }</b>
search-forgotten = I won’t tell you of this any more.
searches-full = There are 20 alerts already. Please take one away in /subscribe first.
alerts =
    🔔 { $total ->
        [0] You have no alerts. Look for a product and tap “Tell me when there is”.
       *[other] I tell you of new products for these. Tap to end one.
    }
    Weekly digests: tap to switch on ✅ or off ⬜.
digest-new_products = New products of the week
digest-wanted = What buyers looked for in vain
alert = 🔔 { $total ->
    [one] One new product fits
   *[other] { $total } new products fit
} what you look for: <b>{ $text }</b>
digest-new = 🆕 New products of the week in your groups: { $total }
digest-wanted-head = 🛒 What several buyers looked for this week and did not find:
digest-wanted-row = • { $words }
digest-ended = I won’t send you this digest any more. To get it again: /subscribe
button-forget-search = 🔕 End this alert
button-end-digest = 🔕 End this digest
