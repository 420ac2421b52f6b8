"""What knows neither the database nor tarot: classes of facts, ids, languages, the present, base errors, results kept on disk."""
