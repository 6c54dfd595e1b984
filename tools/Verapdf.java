// Asks veraPDF whether files hold what they claim.  Run by tools/verapdf, which says how.

import java.io.File;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Prints a line `PASS flavour file checks=n` or `FAIL flavour file reason` for each flavour of each file. */
public class Verapdf {
    private static final int MOST_NAMED = 100;

    /** The flavours, such as `ua1,3a`, then the files; ends with 1 where one fails and 2 where one cannot be read. */
    public static void main(String[] words) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int code = 0;
        for (int i = 1; i < words.length; i++) {
            for (String flavour : words[0].split(",")) {
                code = Math.max(code, check(new File(words[i]), flavour));
            }
        }
        System.exit(code);
    }

    private static int check(File file, String flavour) {
        try {
            ValidationResult result = validate(file, flavour);
            if (result.isCompliant()) {
                System.out.println("PASS " + flavour + " " + file + " checks=" + result.getTotalAssertions());
                return 0;
            }
            System.out.println("FAIL " + flavour + " " + file + " it breaks these rules:");
            explain(result).values().forEach(System.out::println);
            return 1;
        } catch (Exception | StackOverflowError problem) {
            System.out.println("FAIL " + flavour + " " + file + " it cannot be read: " + problem);
            return 2;
        }
    }

    private static ValidationResult validate(File file, String flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.byFlavourId(flavour));
             PDFAValidator validator = Foundries.defaultInstance()
                     .createValidator(profile(flavour), MOST_NAMED, false, true, false)) {
            return validator.validate(parser);
        }
    }

    /** The rules as they lie in the jar: PDFUA-1.xml, PDFA-3A.xml and so on. */
    private static ValidationProfile profile(String flavour) throws Exception {
        String name = flavour.startsWith("ua") ? "PDFUA-" + flavour.substring(2) : "PDFA-" + flavour.toUpperCase();
        try (InputStream rules = PDFAValidator.class.getResourceAsStream(
                "/org/verapdf/pdfa/validation/" + name + ".xml")) {
            if (rules == null) {
                throw new IllegalArgumentException("there are no rules named " + name);
            }
            return Profiles.profileFromXml(rules);
        }
    }

    /** One line for each rule that is broken: its clause, what it asks, and the first place that breaks it. */
    private static Map<String, String> explain(ValidationResult result) {
        Map<String, String> lines = new TreeMap<>();
        for (TestAssertion test : result.getTestAssertions()) {
            if (test.getStatus() == TestAssertion.Status.FAILED) {
                String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
                lines.putIfAbsent(rule, "     " + rule + ": " + test.getMessage()
                        + " (" + test.getErrorMessage() + ") at " + test.getLocation().getContext());
            }
        }
        return lines;
    }
}
