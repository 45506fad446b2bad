"""The making of a site's files: on all cores, into a folder that is brought up to date, with what is kept between builds."""
