"""`make faults`: simulated people chat and buy while something is broken, and what became of each reading is counted.

`catalogue` says what breaks, `house` runs MiMi's processes, `people` and `shoppers` are who chats and who buys, `crowd` sends
them, `evidence` reads what came of it, `judging` decides, `table` prints. To add a fault, add an entry to `catalogue`.
"""
