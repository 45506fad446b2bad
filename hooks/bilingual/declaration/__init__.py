"""The declaration's pages, with its signatories and their map."""
