"""What some of the seeded people did beside a reading: a person's number says what, so that any ten thousand of them are alike.

One in ten invited the next one, one in twenty bought a package, one in fifty gave a star to the next one, one in 25 used a code,
one in five came by a campaign, one in four rated, one in a hundred wrote to the owner, and all were pushed one piece of news.
"""

from typing import Final

INVITED: Final = "n % 10 = 1"
INVITER: Final = "n % 10 = 0"
BOUGHT: Final = "n % 20 = 5"
GAVE: Final = "n % 50 = 4"
TAKER: Final = "n % 50 = 5"
USED_A_CODE: Final = "n % 25 = 6"

PIECES: Final = {
    "stars_beside": f"10 * ({BOUGHT})::int - ({GAVE})::int + ({TAKER})::int",
    "coins_beside": f"100 * ({INVITED})::int + 120 * ({INVITER})::int + 50 * ({USED_A_CODE})::int",
    "inviter": f"case when {INVITED} then md5('user-' || n - 1)::uuid end",
    "user": "md5('user-' || n)::uuid",
    "next": "md5('user-' || n + 1)::uuid",
    "order": "md5('order-' || n)::uuid",
    "gift": "md5('gift-' || n)::uuid",
    "code": "md5('code')::uuid",
    "news": "md5('news')::uuid",
}
"""What the statements of `bench.seed` and of this module have in common."""

FIRST: Final = """
insert into promo_codes (id, word, folded, gives, amount, created_at)
  values (md5('code')::uuid, 'SONGKRAN', 'SONGKRAN', 'coins', 50, now() - interval '1 year');
insert into campaigns (id, name, folded, created_at)
  select md5('campaign-' || k)::uuid, 'poster-' || k, 'poster-' || k, now() - interval '1 year' from generate_series(0, 9) k;
insert into news (id, text_th, way, status, created_at, started_at, ended_at)
  values (md5('news')::uuid, 'ข่าวค่ะ', 'pushed', 'done', now() - interval '20 days', now() - interval '20 days', now());
"""
LAST: Final = """
update promo_codes set uses = (select count(*) from promo_uses);
update news set reach = (select count(*) from users);
"""


def _moved(kind: str, whom: str, amount: int, currency: str, key: str, after: int, ref: str, at: str) -> str:
    """An entry of the ledger for everybody of a kind. The rest is SQL, with PIECES; `key` is its reason and its key."""
    return (
        "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, created_at, told_at)"
        f" select gen_random_uuid(), {whom}, '{currency}', {amount}, {key}, {after}, {ref}, {at}, {at}"
        f" from {{people}} where {kind}"
    )


STATEMENTS: Final = (
    """
insert into referral_links (user_id, code, total_referrals, coins_earned, created_at)
select {user}, 'MIMI-' || upper(lpad(to_hex(n), 6, '0')), (n % 10 = 0)::int, 120 * (n % 10 = 0)::int, {born} from {people}
""",
    _moved(INVITED, "{user}", 100, "coin", "'referral:friend', 'referral:friend:' || {user}", 210, "{inviter}", "{born}"),
    _moved(INVITER, "{user}", 120, "coin", "'referral:inviter', 'referral:inviter:' || {next}", 230, "{next}", "{born}"),
    f"""
insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, stripe_payment_id, payment_intent,
  created_at, paid_at, closed_at, told_at)
select {{order}}, {{user}}, 'starter', 99, 10, 'paid', 'cs_seed_' || n, 'pi_seed_' || n, {{read}}, {{read}}, {{read}}, {{read}}
from {{people}} where {BOUGHT}
""",
    _moved(BOUGHT, "{user}", 10, "star", "'topup:credit', 'topup:credit:cs_seed_' || n", 17, "{order}", "{read}"),
    f"""
insert into stripe_events (id, type, payload, received_at, handled_at)
select 'evt_seed_' || n, 'checkout.session.completed', '{{{{}}}}', {{event}}, {{event}} from {{people}} where {BOUGHT}
""",
    f"""
insert into star_gifts (id, giver_id, taker_id, code, stars, status, created_at, closed_at)
select {{gift}}, {{user}}, {{next}}, 'GIFT-' || upper(lpad(to_hex(n), 10, '0')), 1, 'taken', {{read}}, {{read}}
from {{people}} where {GAVE}
""",
    _moved(GAVE, "{user}", -1, "star", "'gift:give', 'gift:give:' || {gift}", 6, "{gift}", "{read}"),
    _moved(GAVE, "{next}", 1, "star", "'gift:take', 'gift:take:' || {gift}", 8, "{gift}", "{read}"),
    f"insert into promo_uses (code_id, user_id, used_at) select {{code}}, {{user}}, {{read}} from {{people}} where {USED_A_CODE}",
    _moved(USED_A_CODE, "{user}", 50, "coin", "'code:gift', 'code:gift:' || {code} || ':' || {user}", 160, "{code}", "{read}"),
    """
insert into arrivals (user_id, campaign_id, came_at) select {user}, md5('campaign-' || n / 5 % 10)::uuid, {born} from {people}
where n % 5 = 2
""",
    """
insert into reviews (id, reading_id, user_id, rating, created_at, updated_at)
select gen_random_uuid(), md5('reading-' || n)::uuid, {user}, 5, {read}, {read} from {people} where n % 4 = 0
""",
    "insert into rich_menus (user_id, shown) select {user}, 'rest-th' from {people} where n % 2 = 0",
    """
insert into inbox_messages (id, user_id, message_id, text, at, state, closed_at)
select md5('message-' || n)::uuid, {user}, 'message-' || n, 'เติมดาวยังไงคะ', {event},
  case when n % 50000 = 3 then 'open' else 'answered' end, case when n % 50000 <> 3 then {event} end
from {people} where n % 100 = 3
""",
    """
insert into inbox_answers (id, user_id, message_id, kind, text, pushes, at, told_at)
select gen_random_uuid(), {user}, md5('message-' || n)::uuid, 'answer', 'กดเติมดาวได้เลยค่ะ', false, {event}, {event}
from {people} where n % 100 = 3 and n % 50000 <> 3
""",
    """
insert into owner_actions (id, at, by, action, whom, details, outcome)
select gen_random_uuid(), {event}, 'cli', 'grant', {user}, '{{"currency": "star", "amount": 1}}', 'done' from {people}
where n % 100 = 8
""",
    """
insert into news_recipients (news_id, user_id, language, state, sent_at)
select {news}, {user}, 'th', 'sent', {event} from {people}
""",
)
