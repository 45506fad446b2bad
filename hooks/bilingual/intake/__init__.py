"""What editors hand in without writing YAML: answers at a prompt, filled-in forms, lists of signatories; and how it becomes content."""
