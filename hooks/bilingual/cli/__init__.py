"""What ``python -m bilingual`` can do: one module for each command, named after it.

A command's module has ``run``, whose parameters are its arguments, and whose keywords are its options. It returns the exit status: 0, or
1 where something is wrong. It may raise ContentError, Failed or OSError, which the caller words. Only the module of the command that was
asked for does work; what is costly and only some of them need, such as MkDocs, each imports when it runs. What commands and options do is
told by ``options.yml`` of the catalogue.
"""

COMMANDS = (
    *("check", "build", "serve", "addresses", "status", "translated", "new", "apply", "report", "preview", "links", "setup-check"),
    *("change-scope", "verify", "import-signatories", "generate", "init", "update"),
)
"""The commands in the order in which help names them."""
