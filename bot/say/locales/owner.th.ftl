# สิ่งที่ MiMi บอกเจ้าของ ทั้งในแชทและในคำสั่ง mimi

## Acts, whichever way they come
owner-sure = ทำเลยไหมคะ
owner-queue-away = ตอนนี้ Redis ไม่ตอบค่ะ งานที่เหลือจะเริ่มเองเมื่อกลับมา หรือตอนที่ลูกค้าทักมาครั้งหน้า
owner-afterwards-failed = บันทึกเรียบร้อยแล้ว แต่ขั้นตอนภายนอกยังไม่สำเร็จค่ะ ({ $error })
owner-no-such-person = ไม่พบคนนี้ค่ะ

## Gifts and refunds
owner-grant-asks = ให้ { $currency ->
    [star] ดาว { $amount } ดวง
   *[coin] { $amount } แต้ม
  } กับ { $name } ({ $line }) เหตุผลที่ลูกค้าจะเห็น: { $reason }
owner-grant-done = ให้ { $currency ->
    [star] ดาว { $amount } ดวง
   *[coin] { $amount } แต้ม
  } กับ { $name } แล้วค่ะ ตอนนี้มี { $balance } มีมี่จะบอกเขาในแชท
owner-grant-known = ให้ด้วยรหัสนี้ไปแล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-grant-key-of-another = รหัส { $key } ใช้กับการให้ครั้งอื่นไปแล้ว (คนละคน คนละจำนวน หรือคนละอย่าง) เลยไม่ได้ให้ค่ะ
owner-refund-asks = คืนดาว { $stars } ดวงให้ { $name } จากคำทำนายวันที่ { $at } เหตุผลที่ลูกค้าจะเห็น: { $reason }
owner-refund-done = คืนดาว { $stars } ดวงให้ { $name } แล้วค่ะ ตอนนี้มี { $balance } ดวง มีมี่จะบอกเขาในแชท
owner-refund-known = คืนดาวของคำทำนายนี้ไปแล้ว ไม่มีอะไรเปลี่ยนค่ะ
owner-refund-not-no-id = ต้องใช้รหัสคำทำนาย หรือแปดตัวแรกของรหัสค่ะ
owner-refund-not-none = ไม่มีคำทำนายนี้ค่ะ
owner-refund-not-several = มีหลายคำทำนายที่ขึ้นต้นแบบนี้ ขอรหัสยาวกว่านี้หน่อยค่ะ
owner-refund-not-failed = คำทำนายนี้ไม่สำเร็จ และคืนดาวไปเองแล้วค่ะ
owner-refund-not-open = คำทำนายนี้ยังไม่ถึงมือลูกค้าค่ะ ถ้าไม่สำเร็จ ดาวจะกลับไปเอง
owner-refund-not-free = คำทำนายนี้ไม่ได้ใช้ดาว เลยไม่มีอะไรให้คืนค่ะ

## Deleting somebody's data
owner-forget-asks = ลบข้อมูลของ { $name } ({ $line }) ถาวร: คำถาม คำทำนาย คะแนน ชื่อ และรูป ส่วนบัญชีการเงินยังอยู่แบบไม่มีชื่อ
owner-forget-done = ลบข้อมูลแล้วค่ะ บัญชียังเก็บ { $id } ไว้โดยไม่มีชื่อ
owner-forget-known = ลบข้อมูลของคนนี้ไปแล้วค่ะ

## The desk in the chat
owner-desk-title = หลังร้าน
owner-desk-about = พิมพ์ หา แล้วตามด้วยชื่อ เพื่อดูลูกค้าคนนั้นได้เลยค่ะ เห็นได้เฉพาะเจ้าของ
owner-desk-menu = เมนูหลังร้าน
owner-desk-yes = ทำเลย
owner-desk-no = ไม่ทำ
owner-desk-cancel = ยกเลิก
owner-desk-left = ไม่ได้ทำอะไรนะคะ ทุกอย่างเหมือนเดิมค่ะ
owner-desk-over = ปุ่มนี้ใช้ไปแล้วหรือเกิน 10 นาทีแล้วค่ะ ไม่มีอะไรเปลี่ยน เริ่มใหม่จากเมนูได้เลยนะคะ
owner-nobody-meant = ไม่พบใครตรงกับที่พิมพ์มาค่ะ
owner-several-meant = มีหลายคนตรงกับที่พิมพ์มา ขอเป็นรหัสหรือชื่อเต็มนะคะ
owner-answer-number = ขอเป็นตัวเลข 1 ถึง { $most } ค่ะ
owner-answer-reason = ขอเป็นข้อความไม่เกิน { $most } ตัวอักษร ไม่มีเครื่องหมาย : ค่ะ
owner-answer-choice = เลือกจากปุ่มด้านล่างนะคะ
owner-ask-who = ใครคะ พิมพ์ชื่อ LINE id เลขออเดอร์ หรือรหัสชวนเพื่อนได้ค่ะ
owner-ask-currency = ให้อะไรดีคะ
owner-ask-amount = เท่าไรคะ
owner-ask-reason = เหตุผลคะ ลูกค้าจะเห็นข้อความนี้ในแชท
owner-currency-star = ดาว
owner-currency-coin = แต้ม
owner-act-grant = ให้ดาวหรือแต้ม
owner-act-refund = คืนดาว
owner-act-forget = ลบข้อมูล
owner-person-stars = ดาว
owner-person-coins = แต้ม
