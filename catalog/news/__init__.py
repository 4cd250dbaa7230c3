"""News: what people subscribe to, and what organisers announce to them."""
