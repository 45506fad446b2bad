"""What no content may hold, and what readers would notice in it: each module looks for one kind of fault."""
