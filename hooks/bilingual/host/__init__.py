"""MkDocs, static-i18n and the RSS plugin: the only room that imports them."""
