# สิ่งที่ MiMi บอกเจ้าของ ทั้งในแชตและในคำสั่ง mimi

## Acts, whichever way they come
owner-sure = ทำเลยไหมคะ
owner-queue-away = ตอนนี้ Redis ไม่ตอบค่ะ งานที่เหลือจะเริ่มเองเมื่อกลับมา หรือตอนที่ลูกค้าทักมาครั้งหน้า
owner-afterwards-failed = บันทึกเรียบร้อยแล้ว แต่ขั้นตอนภายนอกยังไม่สำเร็จค่ะ ({ $error })
owner-no-such-person = ไม่พบคนนี้ค่ะ

## Gifts and refunds
owner-grant-asks = { $currency ->
    [star] ให้ { $amount } ดาวกับ { $name } ({ $line }) เหตุผลที่ลูกค้าจะเห็น: { $reason }
   *[coin] ให้ { $amount } แต้มกับ { $name } ({ $line }) เหตุผลที่ลูกค้าจะเห็น: { $reason }
  }
owner-grant-done = { $currency ->
    [star] ให้ { $amount } ดาวกับ { $name } แล้วค่ะ ตอนนี้เขามี { $balance } ดาว มีมี่จะบอกเขาในแชต
   *[coin] ให้ { $amount } แต้มกับ { $name } แล้วค่ะ ตอนนี้เขามี { $balance } แต้ม มีมี่จะบอกเขาในแชต
  }
owner-grant-known = ให้ด้วยรหัสนี้ไปแล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-grant-key-of-another = รหัส { $key } ใช้กับการให้ครั้งอื่นไปแล้ว (คนละคน คนละจำนวน หรือคนละอย่าง) เลยไม่ได้ให้ค่ะ
owner-refund-asks = คืน { $stars } ดาวให้ { $name } จากคำทำนายวันที่ { $at } เหตุผลที่ลูกค้าจะเห็น: { $reason }
owner-refund-done = คืน { $stars } ดาวให้ { $name } แล้วค่ะ ตอนนี้มี { $balance } ดาว มีมี่จะบอกเขาในแชต
owner-refund-known = คืนดาวของคำทำนายนี้ไปแล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-refund-not-no-id = ต้องใช้รหัสคำทำนาย หรือแปดตัวแรกของรหัสค่ะ
owner-refund-not-none = ไม่มีคำทำนายนี้ค่ะ
owner-refund-not-several = มีหลายคำทำนายที่ขึ้นต้นแบบนี้ ขอรหัสยาวกว่านี้หน่อยค่ะ
owner-refund-not-failed = คำทำนายนี้ไม่สำเร็จ และคืนดาวไปเองแล้วค่ะ
owner-refund-not-open = คำทำนายนี้ยังไม่ถึงมือลูกค้าค่ะ ถ้าไม่สำเร็จ ดาวจะกลับไปเอง
owner-refund-not-free = คำทำนายนี้ไม่ได้ใช้ดาว เลยไม่มีอะไรให้คืนค่ะ

## News to many people
owner-news = ข่าวถึงลูกค้า
owner-news-empty = ยังไม่มีข่าวค่ะ
owner-news-list = ข่าวทั้งหมด
owner-news-none = ไม่พบข่าวนี้ค่ะ
owner-news-status = { $status ->
    [draft] ยังไม่ได้ส่ง
    [running] กำลังส่ง
    [stopped] หยุดไว้
   *[done] ส่งครบแล้ว
  }
owner-news-is = สถานะ
owner-news-for = ส่งถึง
owner-news-people = จำนวนคน
owner-news-until = ฝากไปถึง
owner-news-figure-reach = คนที่ตั้งใจส่งถึง
owner-news-figure-reached = ได้รับแล้ว
owner-news-figure-left = ยังไม่ได้รับ
owner-news-figure-came_back = กลับมาทัก
owner-news-figure-buyers = เติมดาวใน 7 วัน
owner-news-figure-baht = ยอดเติม (บาท)
owner-news-figure-stopped_it = ขอหยุดรับข่าว
owner-news-ask-which = ข่าวไหนคะ พิมพ์รหัสแปดตัวแรกได้ค่ะ
owner-news-ask-words = ข้อความข่าวคะ พิมพ์ภาษาไทยหรืออังกฤษก็ได้ ลูกค้าจะเห็นตามที่พิมพ์เลยค่ะ
owner-news-ask-others = อีกภาษาคะ ถ้ามีภาษาเดียว ทุกคนจะได้ข้อความเดียวกันค่ะ
owner-news-one-language = ภาษาเดียวพอ
owner-news-ask-audience = ส่งถึงใครดีคะ แตะเลือกได้เลย ถ้าอยากใส่หลายเงื่อนไข พิมพ์คั่นด้วยจุลภาค เช่น unseen=30,bought=no คือคนที่หายไปเกิน 30 วันและไม่เคยเติมดาว หรือ campaign=ชื่อแคมเปญ
owner-news-ask-tap = ใส่ปุ่มอะไรใต้ข่าวดีคะ
owner-news-ask-until = ฝากไปกับคำตอบถึงเมื่อไรคะ
owner-news-days = { $days } วัน
owner-news-to-all = ทุกคน
owner-news-to-language-th = คนที่ใช้ภาษาไทย
owner-news-to-language-en = คนที่ใช้ภาษาอังกฤษ
owner-news-to-seen-30 = คนที่คุยใน 30 วัน
owner-news-to-unseen-30 = คนที่หายไปเกิน 30 วัน
owner-news-to-bought-yes = คนที่เคยเติมดาว
owner-news-to-bought-no = คนที่ไม่เคยเติมดาว
owner-news-to-topic-love = คนที่เคยถามเรื่องรัก
owner-news-to-topic-work = คนที่เคยถามเรื่องงาน
owner-news-to-topic-money = คนที่เคยถามเรื่องเงิน
owner-news-tap-none = ไม่ใส่ปุ่ม
owner-news-tap-ask = ถามไพ่
owner-news-tap-daily = ไพ่ประจำวัน
owner-news-tap-topup = เติมดาว
owner-news-tap-invite = ชวนเพื่อน
owner-news-audience-unreadable = อ่านส่วนนี้ไม่ออกค่ะ: { $part }
owner-news-same-language = สองข้อความเป็นภาษาเดียวกันค่ะ
owner-news-written = เก็บร่างถึง{ $audience ->
    [all] ทุกคน
   *[other] คนที่เลือกไว้
  }แล้วค่ะ ({ $id }) ยังไม่มีใครได้รับ แตะ “ข่าวทั้งหมด” เพื่อดูตัวอย่างแล้วเลือกวิธีส่งนะคะ
owner-news-reach = ตอนนี้จะถึง { $people } คน ไม่นับคนที่บล็อก ลบข้อมูล หรือหยุดรับข่าว
owner-news-free = ฝากไปกับคำตอบครั้งหน้าของแต่ละคน: ฟรี
owner-news-quota = โควตาข้อความเดือนนี้เหลือ { $left } จาก { $allowed } ครั้ง (ถาม LINE เมื่อ { $at }) ถ้าส่งครบจะเหลือ { $after } ครั้ง
owner-news-quota-unknown = ยังไม่รู้ว่าโควตาข้อความเดือนนี้เหลือเท่าไร กด “นับใหม่” เพื่อถาม LINE ค่ะ
owner-news-no-limit = บัญชีนี้ LINE ไม่จำกัดโควตาข้อความ (ถาม LINE เมื่อ { $at })
owner-news-price = คิดเป็นประมาณ { $baht } บาทของแพ็กเกจ LINE
owner-news-price-free = แพ็กเกจ LINE ฟรี ไม่มีค่าใช้จ่ายค่ะ
owner-news-price-unknown = ไม่รู้จักแพ็กเกจ LINE นี้ เลยบอกราคาไม่ได้ค่ะ
owner-news-too-many = ส่งได้ { $room } คน แล้วจะหยุดเอง เก็บโควตาที่เหลือไว้ให้คำทำนาย เดือนหน้าค่อยส่งต่อได้ค่ะ
owner-news-says-th = ภาษาไทย: { $words }
owner-news-says-en = ภาษาอังกฤษ: { $words }
owner-news-carry-asks = ฝากไปกับคำตอบครั้งหน้าของ { $people } คน ถึง { $until } ไม่เสียค่าส่งค่ะ
owner-news-carry-done = เริ่มแล้วค่ะ จะฝากไปกับคำตอบครั้งหน้าของ { $people } คน ถึง { $until }
owner-news-push-asks = ส่งถึง { $people } คนทันที ใช้โควตาข้อความคนละ 1 ครั้ง
owner-news-push-done = เริ่มส่งถึง { $people } คนแล้วค่ะ พิมพ์ “ข่าว” เพื่อดูผลได้นะคะ
owner-news-stop-asks = หยุดข่าวนี้ ยังไม่ถึงอีก { $people } คน ส่งต่อทีหลังได้ค่ะ
owner-news-stop-done = หยุดแล้วค่ะ
owner-news-not-running = ข่าวนี้ไม่ได้กำลังส่งอยู่ค่ะ
owner-news-drop-asks = ลบร่างนี้
owner-news-drop-done = ลบร่างแล้วค่ะ
owner-news-no-draft = ข่าวนี้เริ่มส่งไปแล้ว ลบไม่ได้ค่ะ
owner-news-begun = { $status ->
    [running] ข่าวนี้กำลังส่งอยู่แล้วค่ะ
    [stopped] ข่าวนี้เคยส่งอีกแบบไปแล้ว ส่งต่อได้แบบเดิมเท่านั้นค่ะ
   *[done] ข่าวนี้ส่งครบแล้วค่ะ
  }
owner-act-newswrite = เขียนข่าวใหม่
owner-act-newscarry = ฝากไปกับคำตอบ (ฟรี)
owner-act-newspush = ส่งทันที (ใช้โควตา)
owner-act-newscount = นับใหม่
owner-act-newsstop = หยุดส่ง
owner-act-newsdrop = ลบร่าง

## Deleting somebody's data
owner-forget-asks = ลบข้อมูลของ { $name } ({ $line }) ถาวร: คำถาม คำทำนาย คะแนน ชื่อ และรูป ส่วนบัญชีการเงินยังอยู่แบบไม่มีชื่อ
owner-forget-done = ลบข้อมูลแล้วค่ะ บัญชียังเก็บ { $id } ไว้โดยไม่มีชื่อ
owner-forget-known = ลบข้อมูลของคนนี้ไปแล้วค่ะ
owner-forget-owner = ลบข้อมูลของเจ้าของจากตรงนี้ไม่ได้ค่ะ เอาออกจาก OWNER_LINE_IDS ก่อน หรือพิมพ์ว่า ลบข้อมูล ในแชตของเจ้าของเอง

## The desk in the chat
owner-desk-title = หลังร้าน
owner-desk-about = พิมพ์ หา แล้วตามด้วยชื่อ เพื่อดูลูกค้าคนนั้นได้เลยค่ะ เห็นได้เฉพาะเจ้าของ
owner-desk-menu = เมนูหลังร้าน
owner-desk-switched = ตอนนี้เป็นเมนูเดียวกับที่ลูกค้าเห็นนะคะ พิมพ์ว่า เจ้าของ เมื่ออยากได้เมนูเดิมค่ะ
owner-desk-yes = ทำเลย
owner-desk-no = ไม่ทำ
owner-desk-cancel = ยกเลิก
owner-desk-left = ไม่ได้ทำอะไรนะคะ ทุกอย่างเหมือนเดิมค่ะ
owner-desk-over = ปุ่มนี้ใช้ไปแล้วหรือเกิน 10 นาทีแล้วค่ะ ไม่มีอะไรเปลี่ยน เริ่มใหม่จากเมนูได้เลยนะคะ
owner-nobody-meant = ไม่พบใครตรงกับที่พิมพ์มาค่ะ
owner-several-meant = มี { $n } คนตรงกับที่พิมพ์มา ขอเป็นรหัสหรือชื่อเต็มนะคะ
owner-answer-number = ขอเป็นตัวเลขตั้งแต่ 1 ถึง { $most }
owner-answer-reason = ขอเป็นข้อความไม่เกิน { $most } ตัวอักษร ไม่มีเครื่องหมาย : ค่ะ
owner-answer-choice = เลือกจากปุ่มด้านล่างนะคะ
owner-ask-who = ใครคะ พิมพ์ชื่อ LINE id เลขออเดอร์ หรือรหัสชวนเพื่อนได้ค่ะ
owner-ask-currency = ให้อะไรดีคะ
owner-ask-amount = เท่าไรคะ
owner-ask-reason = เหตุผลคะ ลูกค้าจะเห็นข้อความนี้ในแชต
owner-currency-star = ดาว
owner-currency-coin = แต้ม
owner-act-grant = ให้ดาวหรือแต้ม
owner-act-refund = คืนดาว
owner-act-forget = ลบข้อมูล

## Taking a gift back
owner-takeback-asks = { $currency ->
    [star] เอาคืน { $amount } ดาวจาก { $name } ({ $line }) ที่ให้ไปคือ { $given } ดาว ส่วนที่ใช้แล้วไม่เอาคืน เหตุผลที่ลูกค้าจะเห็น: { $reason }
   *[coin] เอาคืน { $amount } แต้มจาก { $name } ({ $line }) ที่ให้ไปคือ { $given } แต้ม ส่วนที่ใช้แล้วไม่เอาคืน เหตุผลที่ลูกค้าจะเห็น: { $reason }
  }
owner-takeback-done = { $currency ->
    [star] เอาคืน { $amount } ดาวจาก { $name } แล้วค่ะ จากที่ให้ไป { $given } ดาว ตอนนี้เขาเหลือ { $balance } ดาว มีมี่จะบอกเขาในแชต
   *[coin] เอาคืน { $amount } แต้มจาก { $name } แล้วค่ะ จากที่ให้ไป { $given } แต้ม ตอนนี้เขาเหลือ { $balance } แต้ม มีมี่จะบอกเขาในแชต
  }
owner-takeback-known = เอาคืนไปแล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-takeback-not-none = ไม่มีการให้ด้วยรหัสนี้ค่ะ
owner-takeback-not-spent = ใช้ไปหมดแล้ว ไม่มีอะไรให้เอาคืนค่ะ

## Blocking, notes, sending again
owner-block-asks = บล็อก { $name } ({ $line }) มีมี่จะไม่เปิดไพ่และไม่รับเงินจากเขา ดาวและแต้มยังเป็นของเขา คำทำนายที่กำลังทำจะส่งถึงตามปกติ
owner-block-done = บล็อก { $name } แล้วค่ะ
owner-block-known = บล็อก { $name } ไว้อยู่แล้วค่ะ
owner-block-owner = บล็อกเจ้าของร้านไม่ได้ค่ะ
owner-unblock-asks = เลิกบล็อก { $name } ({ $line })
owner-unblock-done = เลิกบล็อก { $name } แล้วค่ะ
owner-unblock-known = ตอนนี้ไม่ได้บล็อก { $name } อยู่ค่ะ
owner-note-will = จดบันทึกของ { $name } ไว้ให้เจ้าของอ่าน
owner-note-done = จดไว้แล้วค่ะ ({ $name })
owner-resend-asks = ส่งคำทำนายวันที่ { $at } ให้ { $name } ({ $line }) อีกครั้ง ใช้โควตาข้อความ 1 ครั้ง
owner-resend-begun = กำลังส่งคำทำนายให้ { $name } อีกครั้งค่ะ
owner-resend-sent = ส่งถึง { $name } แล้วค่ะ
owner-resend-no-quota = เดือนนี้โควตาข้อความหมดแล้ว เลยยังไม่ได้ส่งค่ะ ลูกค้าเปิดดูเองได้จากประวัติ
owner-resend-refused = LINE ไม่รับข้อความนี้ เลยยังไม่ได้ส่งค่ะ
owner-resend-away = LINE ไม่ตอบ เลยไม่แน่ใจว่าส่งถึงไหม ลองใหม่อีกครั้งนะคะ
owner-resend-nothing = ไม่มีคำทำนายให้ส่งค่ะ
owner-resend-running = คำทำนายนี้ยังทำไม่เสร็จค่ะ
owner-resend-waiting = คำทำนายนี้รออยู่แล้ว จะส่งถึงทันทีที่เขาทักมาค่ะ
owner-resend-unreachable = { $name } บล็อกมีมี่หรือลบข้อมูลไปแล้ว เลยส่งไม่ได้ค่ะ
owner-stripe-away = ตอนนี้ถาม Stripe ไม่ได้ค่ะ ({ $error })

## One person's story at the desk
owner-menu-person = หาลูกค้า
owner-find-title = คนไหนคะ
owner-find-how = พิมพ์ชื่อ LINE id เลขออเดอร์ รหัสคำทำนาย รหัสชวนเพื่อน เลขจาก Stripe หรืออีเมลในใบเสร็จมาได้เลยค่ะ คราวหน้าพิมพ์ หา เว้นวรรค แล้วตามด้วยชื่อได้ทุกเมื่อ เช่น หา มะลิ
owner-find-which = มี { $n } คนที่ตรงกัน เลือกได้เลยค่ะ
owner-find-at-stripe = กำลังถาม Stripe จากอีเมลนี้ค่ะ
owner-person-since = เข้ามา { $at } · ดูดวง { $n } ครั้ง
owner-left-out = ยังมีอีก { $n } คนที่ไม่ได้แสดง พิมพ์ให้ละเอียดขึ้นนะคะ
owner-person-stars = ดาว
owner-person-coins = แต้ม

## Payments that do not match
owner-payments = เงินที่ไม่ตรงกับออเดอร์
owner-payments-entry = ยอดไม่ตรง
owner-payments-none = ไม่มีรายการค้างค่ะ ทุกยอดตรงกับออเดอร์ หรือจัดการไปแล้ว
owner-payments-some = มี { $count } รายการรอจัดการค่ะ ยอดที่สั่ง (บาท) → ยอดที่ Stripe แจ้ง
owner-payments-list = รายการที่รออยู่
owner-payment-kind-amount = ยอดไม่ตรง
owner-payment-kind-currency = สกุลเงินไม่ตรง
owner-payment-kind-twice = จ่ายซ้ำ
owner-payment-kind-order = คนละออเดอร์
owner-payment-kind-unknown = Stripe ไม่รู้จัก
owner-payment-state = { $state ->
    [open] ยังไม่ได้จัดการค่ะ
    [refunding] กำลังคืนเงิน รอ Stripe ยืนยันค่ะ
    [credited] จัดการแล้ว: ให้ดาวไปแล้วค่ะ
    [refunded] จัดการแล้ว: คืนเงินแล้วค่ะ
   *[noted] จัดการแล้ว: ปิดด้วยหมายเหตุค่ะ
  }
owner-payment-why = เหตุผล: { $reason }
owner-payment-ours = ที่สั่ง: { $name } ออเดอร์ { $number } ราคา { $baht } บาท ได้ { $stars } ดาว ({ $status ->
    [pending] รอจ่าย
    [paid] จ่ายแล้ว
    [failed] จ่ายไม่สำเร็จ
    [expired] หมดเวลาจ่าย
    [refunded] คืนเงินแล้ว
    [disputed] มีการโต้แย้ง
   *[mismatch] ยอดไม่ตรง
  })
owner-payment-theirs = ฝั่ง Stripe: { $kind ->
    [amount] จ่ายมา { $amount } ไม่เท่ากับยอดที่เรียกเก็บ
    [currency] จ่ายมา { $amount } คนละสกุลเงินกับที่เรียกเก็บ
    [twice] จ่ายซ้ำอีก { $amount } ทั้งที่ออเดอร์นี้มีการจ่ายของตัวเองแล้ว
    [order] จ่ายมา { $amount } แต่รายการนี้อ้างถึงออเดอร์อื่น
   *[unknown] คีย์ปัจจุบันไม่รู้จักรายการนี้ เลยไม่รู้ว่าจ่ายแล้วหรือยัง
  } ({ $session })
owner-payment-error = คืนเงินครั้งล่าสุดไม่สำเร็จ: { $error }
owner-payment-ask-which = รายการไหนคะ พิมพ์รหัสรายการหรือเลขออเดอร์ได้ค่ะ
owner-payment-ask-why = จัดการแบบนี้เพราะอะไรคะ จะบันทึกไว้กับรายการนี้
owner-payment-credit-asks = ให้ { $stars } ดาวกับ { $name } และถือว่าออเดอร์นี้จ่ายแล้ว เหตุผล: { $reason }
owner-payment-credit-done = ให้ { $stars } ดาวกับ { $name } แล้วค่ะ ตอนนี้มี { $balance } ดาว มีมี่จะบอกเขาในแชต
owner-payment-refund-asks = คืนเงิน { $amount } ให้ { $name } ที่ Stripe (ทั้งหมดที่เหลือของรายการนี้) ดาวไม่เปลี่ยน เหตุผล: { $reason }
owner-payment-refund-begun = บันทึกแล้วค่ะ กำลังคืนเงิน { $amount }
owner-payment-refund-on-its-way = กำลังคืนเงิน { $amount } ที่ Stripe ค่ะ อีกสักนาทีเปิดดูรายการนี้อีกครั้งได้เลยนะคะ
owner-payment-refund-done = Stripe คืนเงินให้แล้วค่ะ
owner-payment-refund-refused = Stripe ไม่ยอมคืน: { $error } รายการนี้เปิดให้จัดการใหม่แล้วค่ะ
owner-payment-refund-later = ตอนนี้ Stripe ไม่ตอบค่ะ ระบบจะลองใหม่เองทุกสองนาที หรือสั่งซ้ำอีกครั้งก็ได้ค่ะ
owner-payment-refund-nothing = รายการนี้จัดการไปแล้ว หรือมีคนอื่นจัดการก่อนแล้วค่ะ
owner-payment-note-asks = ปิดรายการด้วยหมายเหตุนี้ ดาวและเงินไม่เปลี่ยน: { $reason }
owner-payment-note-done = บันทึกหมายเหตุและปิดรายการแล้วค่ะ
owner-payment-not-nobody = ไม่มีรายการนี้ค่ะ
owner-payment-not-several = มีหลายรายการที่ตรงกัน ขอรหัสยาวกว่านี้ หรือเลข session ของ Stripe นะคะ
owner-payment-not-settled = รายการนี้จัดการไปแล้วค่ะ ({ $state ->
    [credited] ให้ดาวแล้ว
    [refunded] คืนเงินแล้ว
   *[noted] ปิดด้วยหมายเหตุ
  }: { $reason }) ไม่มีอะไรเปลี่ยน
owner-payment-not-refunding = รายการนี้กำลังคืนเงินอยู่แล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-payment-not-credited = ให้ดาวของรายการนี้ไปแล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-payment-not-unknown = คีย์ปัจจุบันของ Stripe ไม่รู้จักรายการนี้ค่ะ คืนเงินในแดชบอร์ดของบัญชีนั้น แล้วกลับมาปิดรายการด้วยหมายเหตุนะคะ
owner-payment-not-free = รายการนี้ไม่ได้จ่ายเงิน เลยไม่มีอะไรให้คืนค่ะ
owner-act-creditpayment = ให้ดาวตามออเดอร์
owner-act-refundpayment = คืนเงิน
owner-act-notepayment = ปิดด้วยหมายเหตุ
owner-person-readings = เปิดไพ่แล้ว (ครั้ง)
owner-person-joined = เข้ามาเมื่อ
owner-person-code = รหัสชวนเพื่อน
owner-person-copy = คัดลอก LINE id
owner-person-barred = คุณบล็อกคนนี้ไว้
owner-person-blocked = เขาบล็อกมีมี่อยู่
owner-person-forgotten = ลบข้อมูลไปแล้ว
owner-person-frozen = พักไว้ { $n } ดาว
owner-person-owed = ค้างอยู่ { $n } ดาว
owner-list-readings = คำทำนาย
owner-list-orders = การจ่ายเงิน
owner-list-ledger = บัญชีดาวและแต้ม
owner-list-notes = บันทึก
owner-list-acts = สิ่งที่เจ้าของทำ
owner-list-empty = ยังไม่มีค่ะ
owner-list-more = ดูต่อ (อีก { $n })
owner-list-newer = ย้อนไปใหม่กว่า
owner-list-back = กลับไปที่ลูกค้าคนนี้
owner-reading-line = { $kind } · { $status }
owner-kind-reading = คำทำนาย
owner-kind-follow-up = ถามต่อ
owner-kind-daily = ไพ่ประจำวัน
owner-reading-queued = รอเปิดไพ่
owner-reading-interpreted = กำลังส่ง
owner-reading-waiting = รอลูกค้าทักมา
owner-reading-delivered = ส่งถึงแล้ว
owner-reading-refunded = คืนดาวแล้ว
owner-reading-free = ไม่ใช้ดาว
owner-reading-rating = ให้ { $n } คะแนน
owner-reading-failure = เหตุ: { $why }
owner-order-line = ออเดอร์ { $number } · { $stars }
owner-order-pending = ยังไม่จ่าย
owner-order-paid = จ่ายแล้ว
owner-order-failed = ไม่สำเร็จ
owner-order-expired = หมดเวลา
owner-order-refunded = คืนเงินแล้ว
owner-order-disputed = มีข้อโต้แย้ง
owner-order-mismatch = ยอดไม่ตรง
owner-order-refunded-baht = คืนเงิน { $baht } บาท
owner-baht = { $baht } บาท
owner-moved-after = คงเหลือ { $n }
owner-moved-reading-spend = เปิดไพ่
owner-moved-reading-refund = คืนจากคำทำนายที่ไม่สำเร็จ
owner-moved-reading-refused = คำถามที่ตอบไม่ได้
owner-moved-topup-credit = เติมดาว
owner-moved-topup-clawback = เอาคืนเพราะ Stripe คืนเงิน
owner-moved-topup-restore = ได้กลับหลังจบข้อโต้แย้ง
owner-moved-topup-owed = หักดาวที่ค้าง
owner-moved-exchange-coins = แลกแต้มออก
owner-moved-exchange-stars = แลกได้ดาว
owner-moved-referral-friend = มาจากคำชวน
owner-moved-referral-inviter = ชวนเพื่อน
owner-moved-welcome-gift = ของขวัญต้อนรับ
owner-moved-level-reward = ขึ้นเลเวล
owner-moved-owner-grant = เจ้าของให้
owner-moved-owner-refund = เจ้าของคืนดาว
owner-moved-owner-takeback = เจ้าของเอาคืน
owner-by-cli = จากคำสั่ง mimi
owner-by-owner = จากแชต (LINE id ลงท้าย { $id })
owner-outcome-nothing = ไม่มีอะไรเปลี่ยน
owner-answer-text = ขอเป็นข้อความไม่เกิน { $most } ตัวอักษรค่ะ
owner-ask-note = จดว่าอะไรดีคะ เห็นได้เฉพาะเจ้าของ
owner-ask-reading = คำทำนายไหนคะ
owner-ask-gift = การให้ครั้งไหนคะ
owner-act-takeback = เอาที่ให้คืน
owner-act-resend = ส่งอีกครั้ง
owner-act-block = บล็อก
owner-act-unblock = เลิกบล็อก
owner-act-note = จดบันทึก


## การพัก
owner-moment-unreadable = อ่านเวลานี้ไม่ออกค่ะ พิมพ์แบบ 18:00, 2026-12-01, 1/12/2569 08:00, 3 ชม. หรือ 45 นาที ได้เลยค่ะ
owner-moment-past = เวลานั้นผ่านไปแล้วค่ะ
owner-moment-late = ตั้งล่วงหน้าได้ไม่เกิน { $days } วันค่ะ
owner-pause = พักร้าน
owner-pause-asks = จะพักร้านถึง { $until } ระหว่างนี้เปิดไพ่ใหม่และเติมดาวใหม่ไม่ได้ ไพ่ที่กำลังอ่านจะอ่านต่อจนจบ ยอดที่จ่ายที่ Stripe แล้วเข้าตามปกติค่ะ
owner-pause-says-th = คนที่ใช้ภาษาไทยจะเห็น: { $words }
owner-pause-says-en = คนที่ใช้ภาษาอังกฤษจะเห็น: { $words }
owner-pause-replaces = จะใช้แทนการพักที่ตั้งไว้ตอนนี้ค่ะ
owner-pause-done = พักร้านถึง { $until } แล้วค่ะ
owner-pause-long = ขอไม่เกิน { $most } ตัวอักษรค่ะ
owner-pause-same-language = ข้อความทั้งสองเป็นภาษาเดียวกันค่ะ ขอเป็นไทยหนึ่ง อังกฤษหนึ่งนะคะ
owner-pause-none = ตอนนี้ร้านเปิดอยู่ค่ะ
owner-pause-now = ตอนนี้พักร้านถึง { $until }
owner-pause-without = ไม่ใส่ข้อความ
owner-pause-hours = { $hours } ชั่วโมง
owner-pause-morning = ถึง 8 โมงเช้า
owner-pause-ask-words = อยากบอกลูกค้าว่าอะไรคะ พิมพ์ไทยหรืออังกฤษก็ได้ คนที่ใช้อีกภาษาจะเห็นข้อความของมีมี่เองค่ะ
owner-pause-ask-until = พักถึงเมื่อไรคะ เช่น 18:00, 1/12/2569 08:00 หรือ 3 ชม.
owner-act-pause = เริ่มพักร้าน
owner-act-pause-again = เปลี่ยนเวลา
owner-act-resume = เปิดร้านเลย
owner-resume-asks = จะเลิกพัก (ตั้งไว้ถึง { $until }) แล้วเปิดร้านเลยค่ะ
owner-resume-done = เปิดร้านแล้วค่ะ
owner-resume-nothing = ตอนนี้ไม่ได้พักร้านอยู่ค่ะ

## The owner's menu under the chat
menu-bar-owner = เมนูเจ้าของ
menu-figures = ยอดวันนี้
menu-person = หาลูกค้า
menu-inbox = ข้อความเข้า
menu-menu = หลังร้าน
menu-switched = เมนูลูกค้า

## The figures
owner-figures = ยอดวันนี้
owner-figures-at = { $day } ถึง { $time } น.
owner-figures-what = ยอด
owner-figures-today = วันนี้
owner-figures-yesterday = เมื่อวาน
owner-figures-week = เฉลี่ย 7 วัน
owner-figures-again = ดูใหม่อีกครั้ง
owner-figure-readings = ดูดวง (ครั้ง)
owner-figure-friends = เพื่อนใหม่
owner-figure-baht = เงินเข้า (บาท)
owner-figure-usd = ค่า AI (US$)
owner-figure-failed = ไม่สำเร็จ
owner-figures-chart-readings = ดูดวง สูงสุด { $n }
owner-figures-chart-baht = เงินเข้า สูงสุด { $n } บาท

## สิ่งที่เสนอให้ลูกค้า: โค้ด แคมเปญ โปรโมชั่น
owner-show-link = ดูลิงก์และ QR
owner-copy-link = คัดลอกลิงก์
owner-offer-days = { $days } วัน
owner-offer-never = ไม่มีวันหมด
owner-offer-ask-until = ถึงเมื่อไรดีคะ เช่น 31/12/2569 (ทั้งวัน) 31/12/2569 18:00 หรือ 7 วัน
owner-word-short = “{ $word }” สั้นไปค่ะ ใช้ตัวอักษรกับตัวเลข { $shortest } ถึง { $longest } ตัวนะคะ
owner-word-long = “{ $word }” ยาวไปค่ะ ใช้ตัวอักษรกับตัวเลข { $shortest } ถึง { $longest } ตัวนะคะ
owner-word-signs = “{ $word }” ลูกค้าพิมพ์ตามยากค่ะ ใช้ตัวอักษรอังกฤษหรือไทยอย่างเดียวกับตัวเลขนะคะ
owner-word-taken = คำที่ขึ้นต้นด้วย MIMI หรือ GIFT เป็นรหัสชวนเพื่อนกับของขวัญค่ะ
owner-word-number = ตัวเลขล้วนมีความหมายอื่นในแชตค่ะ เติมตัวอักษรด้วยนะคะ
owner-word-danger = “{ $word }” อ่านเหมือนคนขอความช่วยเหลือค่ะ เลือกคำอื่นนะคะ
owner-word-means = “{ $word }” มีความหมายอื่นในแชตอยู่แล้วค่ะ เลือกคำอื่นนะคะ
owner-codes = โค้ดแจกลูกค้า
owner-codes-about = โค้ดล่าสุด ใช้ไปกี่ครั้ง และคนที่ใช้จ่ายเงินรวมเท่าไรค่ะ
owner-codes-none = ยังไม่มีโค้ดค่ะ
owner-code-short = ใช้ { $uses } ครั้ง · { $baht } บาท
owner-code-asks = สร้างโค้ด { $word }
owner-code-gives-coins = ได้ { $amount } แต้ม
owner-code-gives-stars = ได้ { $amount } ดาว
owner-code-gives-percent = เติมดาวครั้งหน้าได้โบนัสเพิ่ม { $amount }%
owner-code-most = ใช้ได้รวม { $most } ครั้ง
owner-code-endless = ไม่จำกัดครั้ง
owner-code-until = ใช้ได้ถึง { $until }
owner-code-forever = ไม่มีวันหมดอายุ
owner-code-for-everyone = ใช้ได้ทุกคน คนละครั้ง
owner-code-for-new = เฉพาะคนที่เพิ่มเพื่อนไม่เกิน { $days } วัน คนละครั้ง
owner-code-for-chosen = เฉพาะ { $who }
owner-code-made = โค้ด { $word } พร้อมใช้แล้วค่ะ ลูกค้าพิมพ์ “โค้ด { $word }” หรือเปิดจากลิงก์ก็ได้
owner-code-taken = มีโค้ด { $word } อยู่แล้ว หรือเคยมีค่ะ เลือกคำอื่นนะคะ
owner-code-amount = ขอเป็นตัวเลขตั้งแต่ 1 ถึง { $most }
owner-code-unknown = ไม่มีโค้ด { $word } ลองเช็กตัวสะกดอีกทีนะคะ
owner-code-end-asks = ปิดโค้ด { $word } (ใช้ไปแล้ว { $uses } ครั้ง) โบนัสที่ลูกค้าเก็บไว้แล้วยังเป็นของลูกค้าค่ะ
owner-code-ended = ปิดโค้ด { $word } แล้วค่ะ
owner-code-over = โค้ด { $word } ปิดไปแล้ว หรือไม่มีค่ะ ไม่มีอะไรเปลี่ยน
owner-code-uses = ใช้ไปแล้ว (ครั้ง)
owner-code-gift-coins = แต้ม
owner-code-gift-stars = ดาว
owner-code-gift-percent = โบนัสเพิ่ม %
owner-code-audience-everyone = ทุกคน
owner-code-audience-new = เพื่อนใหม่
owner-code-audience-chosen = คนที่เลือก
owner-code-ask-word = โค้ดชื่ออะไรดีคะ ใช้ตัวอักษรอังกฤษหรือไทยกับตัวเลขค่ะ
owner-code-ask-gives = ให้อะไรดีคะ
owner-code-ask-amount = ให้เท่าไรคะ (แต้ม ดาว หรือ %)
owner-code-ask-most = ใช้ได้รวมกี่ครั้งคะ
owner-code-ask-whom = ให้ใครใช้ได้บ้างคะ เลือกด้านล่าง หรือพิมพ์ชื่อหรือ LINE id คั่นด้วยจุลภาค
owner-code-ask-which = โค้ดไหนคะ
owner-code-people = พิมพ์ชื่อ 1 ถึง { $most } คน คั่นด้วยจุลภาคค่ะ
owner-act-makecode = สร้างโค้ด
owner-act-endcode = ปิดโค้ดนี้
owner-came-friends = เพิ่มเพื่อน (คน)
owner-came-readers = เปิดไพ่แล้ว (คน)
owner-came-buyers = เติมดาวแล้ว (คน)
owner-came-baht = ยอดเงิน (บาท)
owner-came-refunded_baht = คืนเงิน (บาท)
owner-campaigns = ลูกค้ามาจากไหน
owner-campaigns-about = คนที่มาใน { $days } วันนี้: เพิ่มเพื่อน เติมดาว และยอดเงินของคนกลุ่มนี้ค่ะ
owner-campaigns-none = ยังไม่มีแคมเปญค่ะ แต่ละอันมีลิงก์กับ QR ของตัวเอง
owner-campaign-figures = { $friends } คน · เติม { $buyers } คน · { $baht } บาท
owner-inviters = เพื่อนชวนมา
owner-campaign-made = แคมเปญ #{ $name } พร้อมแล้วค่ะ นับคนที่ส่งข้อความจากลิงก์ภายใน 24 ชั่วโมงหลังเพิ่มเพื่อน
owner-campaign-known = มีแคมเปญ #{ $name } อยู่แล้วค่ะ
owner-campaign-unknown = ไม่มีแคมเปญ { $name } ลองเช็กตัวสะกดอีกทีนะคะ
owner-campaign-ask-name = ตั้งชื่ออะไรดีคะ เช่น ชื่อตลาด โปสเตอร์ หรือโฆษณา ใช้ตัวอักษรอังกฤษหรือไทยกับตัวเลขค่ะ
owner-act-makecampaign = สร้างแคมเปญ
owner-sale = โปรโมชั่น
owner-sale-none = ตอนนี้ไม่มีโปรค่ะ
owner-sale-runs = โปรกำลังใช้อยู่: โบนัสเพิ่ม { $percent }% ถึง { $end }
owner-sale-comes = โปรที่จะมา: โบนัสเพิ่ม { $percent }% ตั้งแต่ { $start } ถึง { $end }
owner-sale-package = { $baht } บาท ได้ { $stars } ดาว (ปกติ { $usual })
owner-sale-asks = ให้โบนัสเพิ่ม { $percent }% ทุกแพ็กเกจ ตั้งแต่ { $start } ถึง { $end }
owner-sale-planned = ตั้งโปรแล้วค่ะ โบนัสเพิ่ม { $percent }% ตั้งแต่ { $start } ถึง { $end }
owner-sale-percent = ขอเป็นตัวเลขตั้งแต่ 1 ถึง { $most }
owner-sale-order = วันจบต้องอยู่หลังวันเริ่มค่ะ
owner-sale-overlap = มีโปรตั้งแต่ { $start } ถึง { $end } อยู่แล้วค่ะ ปิดอันนั้นก่อนนะคะ
owner-sale-end-asks = ปิดโปร { $percent }% (ถึง { $end }) คนที่เปิดหน้าเติมดาวค้างไว้ยังได้ตามที่เห็นอีกหนึ่งชั่วโมงค่ะ
owner-sale-ended = ปิดโปรแล้วค่ะ
owner-sale-now = เริ่มเลย
owner-sale-midnight = เที่ยงคืนนี้
owner-sale-ask-percent = ให้โบนัสเพิ่มกี่ % ทุกแพ็กเกจดีคะ
owner-sale-ask-start = เริ่มเมื่อไรคะ
owner-act-plansale = ตั้งโปรใหม่
owner-act-endsale = ปิดโปรนี้
owner-moved-code-gift = ใช้โค้ด
owner-moved-code-bonus = โบนัสจากโค้ด

## A reading's private texts
owner-reading-open = อ่าน
owner-act-texts = เปิดอ่านคำถาม
owner-text-question = คำถาม
owner-text-gist = ใจความที่ได้
owner-text-word = ความเห็นของเขา
owner-text-private = เป็นเรื่องส่วนตัวของลูกค้า อ่านเมื่อจำเป็นเท่านั้นนะคะ การเปิดอ่านครั้งนี้บันทึกไว้แล้ว

## Messages from people
owner-inbox = ข้อความจากลูกค้า
owner-inbox-entry = ข้อความ
owner-inbox-none = ไม่มีใครรอคำตอบค่ะ
owner-inbox-some = มี { $count } ข้อความรอคำตอบค่ะ เรียงจากเก่าไปใหม่
owner-inbox-new = มีข้อความถึงคุณ { $count } ข้อความค่ะ
owner-inbox-read = เปิดอ่าน
owner-inbox-list = ข้อความที่รออยู่
owner-inbox-person = ดูลูกค้าคนนี้
owner-inbox-you = คุณ
owner-inbox-not-arrived = ยังไม่ถึงเขา
owner-inbox-wrote = { $name } ส่งมา: { $text }
owner-inbox-answer-asks = คำตอบถึง { $name }: { $text }
owner-inbox-carried = จะไปพร้อมคำตอบถัดไปของมีมี่ ไม่เสียค่าส่งค่ะ
owner-inbox-pushed = ส่งทันที ใช้โควตาข้อความของเดือนนี้ 1 ครั้งค่ะ
owner-inbox-blocked = เขาบล็อกมีมี่ไว้ค่ะ คำตอบจะรอจนกว่าเขากลับมา
owner-inbox-answer-carried = เก็บคำตอบไว้ให้ { $name } แล้วค่ะ จะไปพร้อมคำตอบถัดไปของมีมี่
owner-inbox-answer-pushed = กำลังส่งคำตอบให้ { $name }
owner-inbox-too-long = ขอเป็นข้อความ 1 ถึง { $most } ตัวอักษรนะคะ
owner-inbox-close-asks = ปิดโดยไม่ตอบ { $name } จะไม่ได้รับแจ้งค่ะ
owner-inbox-close-done = ปิดแล้วค่ะ { $name } จะไม่ได้คำตอบเรื่องนี้
owner-inbox-ask-which = ข้อความไหนคะ พิมพ์ตัวแรกๆ ของรหัสได้เลย
owner-inbox-ask-text = จะตอบว่าอะไรคะ เขาจะเห็นตามที่พิมพ์
owner-inbox-ask-way = ให้คำตอบไปถึงเขาแบบไหนคะ
owner-inbox-carry = ไปกับคำตอบถัดไป ฟรี
owner-inbox-push = ส่งเลย ใช้โควตา 1 ครั้ง
owner-inbox-not-answered = ข้อความนี้มีคนตอบไปแล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-inbox-not-closed = ข้อความนี้ปิดไปแล้ว หรือเจ้าของข้อความลบไป ไม่มีอะไรเปลี่ยนค่ะ
owner-inbox-not-nobody = ไม่มีข้อความนี้แล้วค่ะ
owner-inbox-not-several = มีหลายข้อความที่ตรงกัน ขอรหัสยาวกว่านี้นะคะ
owner-act-answer = ตอบ
owner-act-closemessage = ปิดโดยไม่ตอบ

## แจ้งเตือน: เกิดอะไรขึ้น และต้องทำอะไร (เกณฑ์อยู่ใน bot/watch/rules/rules.toml)
owner-alerts = ตอนนี้มีปัญหาอะไรไหม
owner-alerts-entry = แจ้งเตือน
owner-alerts-title = มีมี่มีเรื่องแจ้งค่ะ
owner-alerts-none = ตอนนี้ทุกอย่างปกติดีค่ะ
owner-alert-figure = ตอนนี้ { $value } (เกณฑ์ { $above })
owner-alert-count = ตอนนี้ { $value } รายการ
owner-alert-minutes = รอมาแล้ว { $value } นาที (เกณฑ์ { $above })
owner-alert-over = หายแล้ว: { $name }
owner-alert-at = { $time }
owner-alert-from-to = { $begins } ถึง { $ends }
owner-clock = { $day } { $month } { $time } น.
owner-alert-readings-waiting = ลูกค้ารอไพ่นานผิดปกติ
owner-alert-readings-waiting-do = เช็กว่า worker ยังทำงานอยู่ไหม (fly status) ถ้าหยุดให้เปิดใหม่ คิวที่ค้างจะเดินต่อเองค่ะ
owner-alert-readings-failed = เปิดไพ่ไม่สำเร็จหลายครั้งในครึ่งชั่วโมง
owner-alert-readings-failed-do = คืนดาวให้ลูกค้าแล้วค่ะ ดูสาเหตุได้ใน log ของ worker (fly logs)
owner-alert-told-by-fallback = คำทำนายจากความหมายในสำรับเยอะผิดปกติ
owner-alert-told-by-fallback-do = โมเดลไม่ตอบหรือตอบใช้ไม่ได้ ลองรัน mimi doctor แล้วดูหน้าสถานะของผู้ให้บริการด้วยค่ะ
owner-alert-cost-a-reading = ค่าโมเดลต่อคำทำนายแพงกว่าที่ควร
owner-alert-cost-a-reading-do = mimi stats บอกได้ว่าแพงที่ไพ่ชุดไหน โมเดลไหน แล้วเช็ก OPENAI_MODEL ค่ะ
owner-alert-inbox-waiting = มีคนรอคำตอบจากคุณอยู่
owner-alert-inbox-waiting-do = พิมพ์ว่า กล่องข้อความ เพื่ออ่านและตอบได้เลยค่ะ
owner-alert-refunds = มีการคืนเงินหลายรายการใน 24 ชั่วโมง
owner-alert-refunds-do = ดูในหน้า Stripe ว่าเป็นของใครและเพราะอะไรค่ะ
owner-alert-answer-late = มีคนรอคำตอบจากคุณเกือบครบวันแล้ว
owner-alert-answer-late-do = พิมพ์ว่า ข้อความ เพื่อตอบได้เลยค่ะ มีมี่บอกไว้ว่าปกติตอบภายใน 1 วัน
owner-alert-news-stopped = ข่าวที่กำลังส่งหยุดกลางคัน
owner-alert-news-stopped-do = พิมพ์ว่า ข่าว เพื่อดูว่าเหลือกี่คน ถ้าโควตาข้อความของเดือนนี้หมด เดือนหน้าค่อยส่งต่อได้ค่ะ
owner-alert-payment-mismatch = มียอดเงินที่ไม่ตรงกับรายการที่สั่ง
owner-alert-payment-mismatch-do = พิมพ์ว่า ยอดไม่ตรง เพื่อดูทั้งสองฝั่งแล้วจัดการทีละรายการได้เลยค่ะ
owner-alert-disputes = มีลูกค้าโต้แย้งการชำระเงิน
owner-alert-disputes-do = ตอบใน Stripe ก่อนวันที่กำหนดนะคะ ระหว่างนี้ดาวของรายการนั้นพักไว้ให้แล้วค่ะ
owner-alert-books-broken = บัญชีดาวไม่ลงตัว
owner-alert-books-broken-do = รัน mimi check ดูว่าแถวไหน อย่าเพิ่งแก้ตัวเลขด้วยมือนะคะ
owner-alert-key-line = LINE ไม่รับโทเคนของเรา
owner-alert-key-line-do = ออกโทเคนใหม่ในหน้า LINE Developers แล้วใส่ที่ LINE_CHANNEL_ACCESS_TOKEN ระหว่างนี้มีมี่ตอบใครไม่ได้เลยค่ะ
owner-alert-key-line-secret = ลายเซ็นจาก LINE ไม่ตรงกับ LINE_CHANNEL_SECRET
owner-alert-key-line-secret-do = คัดลอก channel secret จากหน้า LINE Developers มาใส่ใหม่ ระหว่างนี้มีมี่ไม่ได้ยินใครเลยค่ะ รัน mimi doctor เช็กได้
owner-alert-key-stripe = Stripe ไม่รับคีย์ของเรา
owner-alert-key-stripe-do = สร้างคีย์ใหม่ใน Stripe แล้วใส่ที่ STRIPE_SECRET_KEY ระหว่างนี้ยังเติมดาวไม่ได้ ส่วนที่จ่ายแล้วจะเข้าทีหลังค่ะ
owner-alert-key-stripe-secret = ลายเซ็นจาก Stripe ไม่ตรงกับ STRIPE_WEBHOOK_SECRET
owner-alert-key-stripe-secret-do = คัดลอก signing secret ของ webhook จาก Stripe มาใส่ใหม่ ระหว่างนี้ดาวเข้าช้าลงแต่ไม่หายค่ะ
owner-alert-key-openai = คีย์ของโมเดลใช้ไม่ได้ หรือเครดิตหมด
owner-alert-key-openai-do = ดูหน้าบิลของผู้ให้บริการก่อน แล้วค่อยเช็ก OPENAI_API_KEY ระหว่างนี้คำทำนายมาจากความหมายในสำรับค่ะ
owner-alert-pushes-used = ใช้โควตาข้อความของเดือนนี้ไปเกือบหมดแล้ว
owner-alert-pushes-used-do = ถ้าหมด มีมี่จะตอบได้เฉพาะตอนที่ลูกค้าทักมา อัปเกรดแพ็กเกจได้ใน LINE Official Account Manager ค่ะ
owner-alert-redis-full = Redis ใกล้เต็ม
owner-alert-redis-full-do = เปลี่ยนเป็นแพ็กเกจที่ใหญ่ขึ้นนะคะ ถ้าเต็มจะส่งงานเข้าคิวไม่ได้ค่ะ
owner-alert-database-full = ฐานข้อมูลใกล้เต็ม
owner-alert-database-full-do = เพิ่มพื้นที่ดิสก์ แล้วใส่ขนาดใหม่ที่ DATABASE_GIB ถ้าเต็ม มีมี่จะรับข้อความไม่ได้เลยค่ะ
owner-alert-database-read-only = ฐานข้อมูลเขียนไม่ได้
owner-alert-database-read-only-do = ดิสก์เต็ม หรือถูกตั้งเป็นอ่านอย่างเดียว มีมี่ทำอะไรไม่ได้จนกว่าจะเขียนได้อีกค่ะ
owner-alert-database-away = ฐานข้อมูลไม่ตอบ
owner-alert-database-away-do = ดูหน้าสถานะของผู้ให้บริการฐานข้อมูลค่ะ ข้อความช่วงนี้จะหาย ถ้าไม่ได้เปิด redelivery ไว้ใน LINE
owner-alert-redis-away = Redis ไม่ตอบ
owner-alert-redis-away-do = ดูหน้าสถานะของผู้ให้บริการ Redis ค่ะ แชตยังตอบได้ แต่ไพ่จะรอจนกว่าจะกลับมา
owner-alert-worker-dead = ไม่มี worker ทำงานอยู่
owner-alert-worker-dead-do = เปิด worker (fly machine start) ระหว่างนี้ไพ่รออยู่ในคิว ไม่หายค่ะ

## สรุปตอนเช้า
owner-report-title = สรุปเมื่อวานของมีมี่ค่ะ
owner-report-day = { $day }
owner-report-new = เพื่อนใหม่
owner-report-active = คนที่เปิดไพ่
owner-report-readings = คำทำนาย
owner-report-by-deck = ในนี้มาจากความหมายในสำรับ
owner-report-failed = คืนดาวให้
owner-report-orders = เติมดาว (ครั้ง)
owner-report-baht = รับเงิน (บาท)
owner-report-refunded-baht = คืนเงิน (บาท)
owner-report-usd = ค่าโมเดล
owner-report-pushes = ใช้โควตาข้อความไป
