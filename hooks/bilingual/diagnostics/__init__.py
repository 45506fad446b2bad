"""What editors are told: problems and the words for them."""
