"""The time of the place, in which people read dates. Stored is UTC."""

from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
