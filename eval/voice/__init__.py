"""Does it help the writer to see the form of past items?"""
