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
small-talk = I only know OCOP products and their producers. Type a product, for example <i>peanut candy</i>, or look through the groups below.
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
    }, { $registrations ->
        [one] one event registration
       *[other] { $registrations } event registrations
    } (with the name, organisation and phone you gave), { $interests ->
        [one] one kind of event news
       *[other] { $interests } kinds of event news
    }, { $subscriptions ->
        [one] one subscription to news (/subscribe)
       *[other] { $subscriptions } subscriptions to news (/subscribe)
    }, { $searches ->
        [one] one alert
       *[other] { $searches } alerts
    }, { $digests ->
        [one] one weekly digest
       *[other] { $digests } weekly digests
    } you want, { $questions ->
        [one] one question
       *[other] { $questions } questions
    } (to turn pages and to know what buyers need).
    { $phone ->
        [none] Otherwise I do not keep your name or phone number.
       *[other] Your name and phone number { $phone } are kept with your consent, only to answer your requests.
    }
    I use them for nothing else and send no advertising. Deleting also takes back every consent.
button-erase = 🗑 Delete everything
erase-sure = Delete everything? Saved products, needs, requests, event registrations and seats will be gone for good. What was passed on to a producer I can't call back.
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
button-mine = 🎫 My registration
button-map = 🗺 Map
button-calendar = 📅 Add to calendar
button-interest = 🔔 Tell me of new events
button-event = Show the event
button-events = 📅 Coming events
button-open-event = Details and registration
calendar-how = 📅 Tap the file to add it to your phone's calendar.

## Registering for an event

sign-up-title = 📝 <b>{ $title }</b> – { $side ->
    [buyer] buyer
   *[other] producer
 }
sign-up-consent =
    To register, I need your <b>name, organisation, phone number</b> and a few answers. They go only to <b>this event's organisers and its desk</b>, to seat you, to match you and to reach you. See, change or cancel with /mine; delete everything with /privacy.

    It takes about two minutes, and you can go on later where you stopped.
button-agree-sign-up = ✅ I agree, register
sign-up-step = 📝 { $title } · <b>step { $step } of { $steps }</b>
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
sign-up-bad-file = I need a picture or a file here.
sign-up-no-file = I don't need a picture or file here, so I did not keep it.
sign-up-too-long = That is too long. Please make it shorter.
sign-up-many-wares = I can note ten things at most. Please put some together, or leave some out.
sign-up-edited = I can't follow a message that was changed. To correct the last answer, press “‹ Back”; at the end you see all of it.
sign-up-answered = You answered that already. We are here:
sign-up-check-typed = Press “Send registration” to send, or ✏️ to change a part. To stop, type /cancel.
sign-up-missing = One question still needs an answer.
sign-up-part = <b>{ $label }:</b> { $value }
sign-up-check = Please look it over. Press ✏️ to change a part, or send it.
sign-up-done = 📨 Your registration for <b>{ $title }</b> is stored.
sign-up-changed = ✅ Your registration was changed.
sign-up-stopped = All right, I stopped and kept nothing of what you filled in.
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
standing-cancelled-missed = The seat that was held for you was not answered in time and went to the next.
standing-turned_away = Sorry, the organisers can't invite you this time.
standing-no_show = The event took place without you.
standing-short-registered = waiting to be confirmed
standing-short-waiting = on the waiting list
standing-short-offered = a seat waits for your answer
standing-short-confirmed = you have a seat
standing-short-checked_in = you came
standing-short-cancelled = not coming
standing-short-turned_away = not invited
standing-short-no_show = did not come
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

notice-offered = 🔔 <b>There is a seat for you!</b> It is held until { $until }; after that it goes to the next.
notice-offer_passed = The seat at <b>{ $title }</b> was not answered in time and went to the next. If you still want to come, register again for the waiting list.
notice-confirmed = ✅ The organisers confirmed that you come to <b>{ $title }</b>. Here is your ticket:
notice-turned_away = Sorry, the organisers can't invite you to <b>{ $title }</b> this time.
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

## Word from the organisers

announcement-why = <i>You get this because you asked for news of { $topic ->
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
mute-not-yours = Only who subscribed this group can mute it.

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
    • <b>How</b>: messages of mine in this chat, as text, pictures or files.
    • <b>How often</b>: at most <b>{ $cap ->
        [one] one message
       *[other] { $cap } messages
    } in 7 days</b>{ $quiet ->
        [yes] , none from { $start } to { $end } Vietnam time
       *[no] {""}
    }.
    • I keep your account id and what you chose, for these messages only.
    End it at any time: /stop, or the button under each message.
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
