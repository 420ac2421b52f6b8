"""The least that MiMi can be started with."""

from typing import Final

NEEDED: Final = {
    "DATABASE_URL": "postgresql://mimi@localhost/mimi",
    "REDIS_URL": "redis://localhost:6379/0",
    "PUBLIC_URL": "https://mimi.example",
    "LINE_CHANNEL_SECRET": "secret",
    "LINE_CHANNEL_ACCESS_TOKEN": "token",
    "LINE_LOGIN_CHANNEL_ID": "1",
    "LIFF_ID": "1-a",
    "LINE_OA_ID": "@mimi",
    "STRIPE_SECRET_KEY": "sk",
    "STRIPE_WEBHOOK_SECRET": "wh",
}
