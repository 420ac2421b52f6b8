"""What a package brings beside its own stars: a sale, the bonus of a code, and how both are credited."""
