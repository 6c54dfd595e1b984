"""Given names that are nearly always of a woman, or of a man; what both are called (Kim) is in neither.

A list for pronouns only: `she` is not Mark, and `he` not Ida.
"""

from __future__ import annotations

WOMEN = frozenset(
    """abigail ada adele adriana agnes aisha alejandra alexandra alexis alice alicia alina alison allison
    alma alyssa amanda amber amelia amina anastasia anita annabelle annette annie antonia ariana astrid
    audrey aurora barbara beatrice beatriz becky bernadette bertha beth bethany betsy betty beverly
    bianca birgit bonnie brenda bridget brigitte britta brittany camila candace carla carmen carol
    carole caroline cassandra cecile cecilia celia charlene chelsea cheryl chiara chloe christa
    christiane christina cindy clara clarissa claudia colleen connie constance cora cornelia courtney
    cristina crystal cynthia daisy daniela danielle daphne darlene debbie debra denise diana dolores
    dominika donna dora doreen dorothy ebony edith edna eileen elaine eleanor eleni elise eliza ella
    ellen elsa elsie emilia emma erica erika esmeralda esther ethel eugenia eva evelyn fatima fiona
    frances francesca francine frida gabriela gabrielle gail geraldine gertrude gina gladys gloria grace
    greta gretchen gudrun gwendolyn hannah harriet heather heidi helena helene henrietta hilda hillary
    holly ida ilse ines inga ingrid irene iris isabel isabella isabelle ivanka jacqueline jana jane
    janice jasmine jeanette jeanne jenna jennie jenny jessica jill joan joanna joanne josephine joy
    joyce juanita judith judy juliana juliet juliette justine karin katarina kate katharina katherine
    kathleen kathryn kathy katie katrina katya kayla kelly kelsey kerstin kirsten kirstjen kristen
    kristin kristina krystal lara larissa latoya laurel lauren laurie leila lena leticia lidia liliana
    lillian lily lindsay liz liza lois lola lorena loretta lori louisa louise lucia lucinda lucy ludmila
    luisa lydia mabel madeleine madeline magdalena maggie manuela marcia margarita margot marguerite
    maria mariam marian mariana marianne maribel marilyn marina marissa marjorie marlene marsha marta
    martha martina maureen megan melania melanie melinda melissa meredith mia mildred millie mimi minnie
    miranda miriam molly mona monica monika muriel myra nadia nadine naomi natalie natasha nellie nicole
    nina nora norma odette olivia paige pamela patricia patsy paula pauline pearl peggy penelope penny
    petra philippa phyllis polly priscilla priya ramona rebecca regina renata rhonda rita roberta rosa
    rosalind rosemary rosie roxanne ruth sabine sabrina sadie sally samantha samira sara saskia selena
    serena sheila shelley sheryl shirley sigrid silvia simona sonia sonja stacey stella stephanie sue
    susanna susanne suzanne sybil sylvia tabitha tamara tammy tania tanya tatiana teresa tessa theodora
    tiffany tina tracey trudy tulsi ursula valentina valerie vanessa vera veronica viktoria violet
    vivian wanda wendy wilhelmina winifred yasmin yolanda yulia yvette yvonne zainab zoe""".split()
)
"""Given names of women, in lower case."""

MEN = frozenset(
    """aaron abdul abdullah abraham adam adolfo adrian ahmad ahmed alan albert alberto alejandro alexei
    alfred alfredo ali allan allen alvin ambrose amir anders anton antonio arnold arthur arturo augustus
    barry bart benedict benjamin bernard bertrand bill billy bob bobby boris brad bradley brandon
    brendan brent brett bruce bruno bryan caleb calvin carl carlo cecil cesar chad charlie chester chuck
    clarence claude clayton clifford clinton clyde colin connor conrad craig curtis cyril dale dan danny
    dario darren darryl dave dennis derek dick diego dieter dirk dmitri dominic don doug douglas duane
    duncan dustin dwight eddie edgar edmund eduardo edwin egon elijah elliot elmer emil emilio enrique
    erik ernest ernesto ernst ethan eugene evan fabian felipe felix ferdinand fernando floyd francisco
    franklin franz fred frederick friedrich fritz gabriel garrett gavin geoff geoffrey gerald gerard
    gerhard gilbert giovanni giuseppe glenn gordon graham grant greg gregory guillermo gunther gustav
    hamid hank harold harry harvey hassan hector heinrich heinz helmut hendrik henri henry herbert
    herman holger horst howard hubert hugh hugo ian ibrahim ignacio igor isaac ismail jack jake jared
    javier jay jed jeff jeffery jeremy jerome jerry jim jimmy jochen joe joel jonas jorge josef josh
    juergen julian julio karim karl keith ken kirk klaus konrad konstantin kurt kyle lance lars lawrence
    leo leon leonard leonid leopold leroy lester liam lloyd lorenzo lothar louis luca lucas ludwig luke
    luther mahmoud malcolm manuel marcel marcus mario martin marvin maurice max maximilian mehmet melvin
    michel miguel mike mikhail milos mitch mitchell mohamed mohammad mohammed muhammad mustafa nathan
    nathaniel ned neil nigel nikolai nikolas norbert norman oleg oliver omar osama oscar oskar otto owen
    pablo patrick pavel per pete peter phil philip philippe phillip piers rafael rahm ralph ramon
    randall randy raphael rashid raul raymond reginald reinhard rene ricardo rick rob roberto rod
    roderick rodney roger roland rolf roman ron roy rudolf rudy rupert russell salman samuel sean
    sebastian sergey sergio seth shane shaun sidney silvio simon spencer stan stanley stefan steve
    stuart sven sylvester tariq terrence theo theodor theodore thorsten tim tobias todd tom tommy tony
    travis trevor ulrich uwe vernon viktor vincent vitaly vladimir volodymyr waldemar wallace walter
    warren wayne werner wesley wilbur wilfred wilhelm willie winston wolfgang xavier yevgeny youssef
    yusuf zachary""".split()
)
"""Given names of men, in lower case."""
