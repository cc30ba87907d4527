package dev.talkspurt.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  /** What agents say, ten sentences of each language; the words were not chosen by them. */
  private static final Map<String, List<String>> SENTENCES =
      Map.of(
          "en",
          List.of(
              "Good evening, thank you for calling the Harbour Restaurant.",
              "Your table for four is booked at half past seven.",
              "I am sorry, there is nothing free on Saturday.",
              "Could you give me your telephone number, please?",
              "The parcel was delivered yesterday and signed by your neighbour.",
              "Your appointment with Doctor Moss has been moved to Tuesday.",
              "I will send you a confirmation by email.",
              "Is there anything else I can help you with?",
              "Which of the two rooms would you prefer?",
              "The total comes to forty five pounds and twenty pence."),
          "de",
          List.of(
              "Guten Abend, vielen Dank für Ihren Anruf im Restaurant am Hafen.",
              "Ihr Tisch für vier Personen ist um halb acht reserviert.",
              "Es tut mir leid, am Samstag ist nichts mehr frei.",
              "Könnten Sie mir bitte Ihre Telefonnummer geben?",
              "Das Paket wurde gestern bei Ihrem Nachbarn abgegeben.",
              "Ihr Termin bei Doktor Moos wurde auf Dienstag verschoben.",
              "Ich schicke Ihnen eine Bestätigung per E-Mail.",
              "Kann ich sonst noch etwas für Sie tun?",
              "Welches der beiden Zimmer möchten Sie lieber?",
              "Das macht zusammen fünfundvierzig Euro und zwanzig Cent."),
          "fr",
          List.of(
              "Bonsoir, merci d'avoir appelé le restaurant du port.",
              "Votre table pour quatre personnes est réservée à sept heures et demie.",
              "Je suis désolé, il n'y a plus rien de libre samedi.",
              "Pourriez-vous me donner votre numéro de téléphone, s'il vous plaît ?",
              "Le colis a été remis hier à votre voisin.",
              "Votre rendez-vous avec le docteur Moss est reporté à mardi.",
              "Je vous envoie une confirmation par courriel.",
              "Puis-je faire autre chose pour vous ?",
              "Laquelle des deux chambres préférez-vous ?",
              "Le total est de quarante-cinq euros et vingt centimes."),
          "es",
          List.of(
              "Buenas noches, gracias por llamar al restaurante del puerto.",
              "Su mesa para cuatro personas está reservada a las siete y media.",
              "Lo siento, no queda nada libre el sábado.",
              "¿Me puede dar su número de teléfono, por favor?",
              "El paquete fue entregado ayer a su vecino.",
              "Su cita con el doctor Moss se ha cambiado al martes.",
              "Le envío una confirmación por correo electrónico.",
              "¿Hay algo más en lo que pueda ayudarle?",
              "¿Cuál de las dos habitaciones prefiere?",
              "El total es de cuarenta y cinco euros con veinte."),
          "it",
          List.of(
              "Buonasera, grazie per aver chiamato il ristorante del porto.",
              "Il suo tavolo per quattro persone è prenotato per le sette e mezza.",
              "Mi dispiace, sabato non c'è più niente di libero.",
              "Può darmi il suo numero di telefono, per favore?",
              "Il pacco è stato consegnato ieri al suo vicino.",
              "Il suo appuntamento con il dottor Moss è stato spostato a martedì.",
              "Le mando una conferma via email.",
              "Posso fare altro per lei?",
              "Quale delle due camere preferisce?",
              "Il totale è di quarantacinque euro e venti."),
          "pt",
          List.of(
              "Boa noite, obrigado por ligar para o restaurante do porto.",
              "A sua mesa para quatro pessoas está reservada para as sete e meia.",
              "Lamento, não há mais nada livre no sábado.",
              "Pode dar-me o seu número de telefone, por favor?",
              "A encomenda foi entregue ontem ao seu vizinho.",
              "A sua consulta com o doutor Moss foi adiada para terça-feira.",
              "Eu envio uma confirmação por email.",
              "Posso ajudar em mais alguma coisa?",
              "Qual dos dois quartos você prefere?",
              "O total é de quarenta e cinco euros e vinte."),
          "nl",
          List.of(
              "Goedenavond, bedankt voor het bellen met restaurant De Haven.",
              "Uw tafel voor vier personen is gereserveerd om half acht.",
              "Het spijt me, er is op zaterdag niets meer vrij.",
              "Kunt u mij uw telefoonnummer geven, alstublieft?",
              "Het pakket is gisteren bij uw buurman bezorgd.",
              "Uw afspraak met dokter Moss is verzet naar dinsdag.",
              "Ik stuur u een bevestiging per e-mail.",
              "Kan ik nog iets anders voor u doen?",
              "Welke van de twee kamers heeft u liever?",
              "Het totaal is vijfenveertig euro en twintig cent."));

  @Test
  void languages_are_told_or_left_open_and_seldom_mistaken(TestReporter reporter) {
    int right = 0;
    int open = 0;
    StringBuilder wrong = new StringBuilder();
    StringBuilder doubtful = new StringBuilder();
    for (Map.Entry<String, List<String>> entry : SENTENCES.entrySet()) {
      for (String sentence : entry.getValue()) {
        Optional<String> told = Languages.of(sentence);
        right += told.filter(entry.getKey()::equals).isPresent() ? 1 : 0;
        open += told.isEmpty() ? 1 : 0;
        doubtful.append(told.isEmpty() ? sentence + "\n" : "");
        if (told.isPresent() && !told.get().equals(entry.getKey())) {
          wrong.append(told.get()).append(": ").append(sentence).append('\n');
        }
      }
    }
    reporter.publishEntry("right", right + " of 70, " + open + " left open\n" + doubtful);
    assertEquals("", wrong.toString());
    assertTrue(right >= 60, right + " of 70 told\n" + doubtful);
  }

  @ParameterizedTest
  @CsvSource({
    "Your table is booked for you and your guests, en-GB, true",
    "Ihr Tisch ist für Sie und Ihre Gäste reserviert, en-GB, false",
    "Ваш столик забронирован, ru, true",
    "Ваш столик забронирован, en, false",
    "Your table is booked for you, ru, false",
    "ご予約を承りました, ja, true",
    "ご予約を承りました, zh, false",
    "您的座位已经预订好了, zh, true",
    "您的座位已经预订好了, ja, ",
    "Ditt bord är bokat till klockan sju, sv, ",
    "Guten Tag wie kann ich Ihnen helfen? Hello how can I help you? My name is Anna, en, ",
    "Okay, en, ",
    "12345, en, ",
  })
  void a_language_is_matched_or_left_open(String text, String tag, Boolean matches) {
    assertEquals(Optional.ofNullable(matches), Languages.matches(text, tag));
  }
}
