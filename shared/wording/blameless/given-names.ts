/**
 * Given names that are common enough to be told from a product’s without a roster. Names that are words or products as well
 * (Will, Mark, Julia, Travis) are left out: the roster has them where they are people.
 */
export const givenNames: ReadonlySet<string> = new Set(
  (
    'Aaron Abdul Abigail Adam Adrian Agnes Ahmed Aisha Akira Alan Albert Alejandro Aleksandra Alessandro Alex Alexander Alexandra Alice Alicia ' +
    'Alina Ali Alison Amanda Amelia Amina Amir Amit Amy Ana Andre Andrea Andreas Andrei Andrew Andy Angela Anil Anita Anja Ann Anna Anne Annie ' +
    'Anthony Anton Antonio Arjun Arthur Arun Asha Ashley Astrid Audrey Axel Ayesha Barbara Beatriz Ben Benjamin Bernard Beth Bettina Bill Birgit ' +
    'Bjorn Björn Bogdan Boris Brenda Brian Bruce Bruno Camila Camille Carl Carla Carlos Carmen Caroline Catherine Cecilia Charles Charlie Chen ' +
    'Chiara Chioma Chloe Chris Christina Christine Christoph Christopher Claire Clara Claudia Colin Cristina Dan Dana Daniel Daniela Danielle ' +
    'Daria Dave David Deborah Deepa Denis Derek Diana Diego Dieter Dimitri Dmitri Dominic Donna Dorothy Douglas Duncan Ed Eduardo Edward Eileen ' +
    'Elena Eleanor Eli Elias Elif Elizabeth Ella Ellen Emil Emily Emma Emre Enrique Eric Erica Erik Ernesto Esther Ethan Eva Evan Evelyn Fabian ' +
    'Fatima Felipe Felix Fernanda Fernando Fiona Florian Francesca Francesco Francisco Franziska Frederik Gabriel Gabriela Gareth Gary Gemma George ' +
    'Gerald Giovanni Giulia Giuseppe Gonzalo Gordon Graham Greg Gregory Greta Guillaume Gustavo Hannah Hans Harold Harry Hassan Heidi Helen ' +
    'Helena Henrik Henry Hiroshi Ian Ibrahim Ines Ingrid Igor Irene Irina Isaac Isabel Isabella Ivan Jacob Jacques James Jamie Jan Jane Janet Jason ' +
    'Javier Jean Jeff Jeffrey Jennifer Jenny Jeremy Jessica Jim Joan Joanna Joao João Joe Joel Johan Johanna Johannes John Johnny Jonas Jonathan ' +
    'Jorge Jose José Joseph Joshua Juan Judith Julian Julie Jürgen Kai Karen Karim Karin Karl Karol Kate Katharina Katherine Kathleen Katie ' +
    'Katrin Keith Keiko Kelly Ken Kenji Kenneth Kevin Khalid Kim Kiran Klaus Konrad Kristin Kumar Kwame Lakshmi Lars Laura Lauren Layla Lea Leila ' +
    'Lena Leon Leonie Lewis Liam Lina Linda Lisa Lorenzo Louis Louise Luca Lucas Lucia Lucy Luis Luisa Lukas Magda Manuel Marco Marcos Marcus ' +
    'Margaret Maria María Marie Marina Mario Marion Marta Martha Mary Mateo Matt Matteo Matthew Matthias Maurice Mehmet Mei Melanie Melissa Mia ' +
    'Michael Michal Michelle Miguel Mike Milan Mohamed Mohammed Monica Monika Moritz Muhammad Nadia Naomi Natalia Natalie Natasha Nathan Neha ' +
    'Neil Nicholas Nicolas Nicole Niels Nigel Nikhil Nina Noah Nora Olga Oliver Olivia Omar Ömer Oscar Otto Pablo Paolo Patricia Patrick Paul Paula ' +
    'Paulo Pavel Pedro Peter Petra Philip Philipp Phillip Pierre Piotr Prakash Priya Rachel Radek Rafael Rahul Raj Rajesh Ralph Ramesh Raquel ' +
    'Raul Ravi Rebecca Renata Ricardo Richard Rita Robert Roberto Rodrigo Roger Roland Roman Ronald Rosa Ross Roxana Russell Ruth Ryan Sabine Sally ' +
    'Salma Sam Samantha Samir Samuel Sandra Sanjay Sara Sarah Sasha Saskia Scott Sean Sebastian Sergei Sergio Shannon Sharon Shreya Silvia Simon ' +
    'Simone Sofia Sofie Sonia Sophia Sophie Stefan Stefanie Stephanie Stephen Steve Steven Stuart Sunil Suresh Susan Susanne Suzanne Sven Svetlana ' +
    'Tamara Tanja Tanya Tariq Tatiana Ted Teresa Theo Theresa Thomas Tim Timothy Tobias Todd Tom Tomas Tomasz Tony Tracy Uma Ursula Uwe Valentina ' +
    'Valerie Vanessa Vera Veronica Vijay Viktor Vincent Vivek Vladimir Wei Wendy Werner William Wolfgang Xavier Yan Yara Yasmin Yuki Yuri Yusuf ' +
    'Yvonne Zainab Zoe Zoë Zofia'
  ).split(' '),
);
