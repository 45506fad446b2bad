"""What editors hand in without writing YAML: answers at a prompt, filled-in forms, lists; and what is made for their tools."""
