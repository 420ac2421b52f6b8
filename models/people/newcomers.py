"""The statements that create a person, shared by the chat and the pay page."""

from typing import Final

MAKE: Final = (
    # Whoever had their data deleted and comes back is the same person again, with their stars and coins. Their name and
    # picture are not kept again before a greeting has told them so. The last condition is for whoever waited here for another
    # transaction that made them the same person again: what was greeted there is kept.
    """
update users set line_id = :line, forgotten_at = null, name = case when :greeted then cast(:name as varchar) end,
  avatar = case when :greeted then cast(:avatar as varchar) end 
  where id = (select id from users where line_id = any(:left_as) order by array_position(:left_as, line_id::text) limit 1)
    and line_id = any(:left_as)
""",
    """
insert into users (id, line_id, name, avatar, language, created_at)
  values (gen_random_uuid(), :line, :name, :avatar, :language, now()) on conflict (line_id) do nothing
""",
    """
insert into conversations (user_id, updated_at)
  select id, now() from users where line_id = :line on conflict (user_id) do nothing
""",
)
"""Idempotent. For `models.database.batch.batch`; the caller's transaction. `left_as`: a list, `Pseudonyms.all`;
`greeted`: they are being greeted, which says what is kept."""
