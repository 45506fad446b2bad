"""What editors hand in without writing YAML: answers at a prompt, proposals, lists; and what is made for their tools."""
