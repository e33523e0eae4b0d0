/** What stands at the lecture's end: how many quizzes are answered, and the handout. */
import '../print-handout';
import '../quiz-score';
