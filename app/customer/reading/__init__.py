"""The parts of the offline reader: sentences, patterns, the customer's story, and the rulings between acts."""
