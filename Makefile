# Names for the commands in tools/; nothing needs make.
.PHONY: briefing test check
briefing test check:
	@sh tools/$@
