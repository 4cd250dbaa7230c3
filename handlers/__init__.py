"""The conversations: one module for each thing people do. Replies are data; bot/ sends them."""
